/**
 * The round of readings that settle disagreements: re-reads by the observers and third readings. Far beyond any round of a
 * protocol. They are asked for target by target (`Subject.settlements`), and never take part in agreement.
 */
export const settlingRound = 100;
