/** Space that copies leave alone, so that readings always find room: 50 MB and a hundredth of what is copied. */
export const reservedBytes = 50e6;
