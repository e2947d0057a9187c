/* What is done where observers are compared. One part of the program, which loads when agreement is first asked for. */
export { compareCases } from './compareCases';
export { saveCasesCsv } from './saveCasesCsv';
export { showCase } from './showCase';
