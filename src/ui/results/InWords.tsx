import './path.css';

/** Keeps a P, a percentage, a range of levels and a name such as ROI-CSA each in one line. */
function unbroken(text: string): string {
  return text
    .replaceAll(/P ([=<]) (?=\d)/g, 'P\u00a0$1\u00a0')
    .replaceAll(/(?<=\d) (?=%)/g, '\u00a0')
    .replaceAll(/(?<=[A-Z\d])([-–])(?=[A-Z\d])/g, '\u2060$1\u2060');
}

/** What the chosen line says, in a sentence; nothing where nothing was computed. */
export function InWords({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="path-words" data-testid="in-words">
      {unbroken(text)}
    </p>
  );
}
