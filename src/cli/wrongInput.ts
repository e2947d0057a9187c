/** Something that whoever gave the command can put right; its message says what is wrong and what to do. */
export class WrongInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongInput';
  }
}
