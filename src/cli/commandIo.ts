/** Where a command says what it did. */
export interface CommandIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
