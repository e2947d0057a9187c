/** A file that leaves: its name with folders inside of a package, and its bytes. */
export interface ExportFile {
  /** Letters, digits, `-`, `_`, `.` and `/` only. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
