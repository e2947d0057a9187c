/** A progress bar without a hue. The count stands beside it, never only the bar. */
export function Bar({
  part,
  whole,
  label,
}: {
  readonly part: number;
  readonly whole: number;
  readonly label: string;
}) {
  const percent = whole > 0 ? Math.min(100, (100 * part) / whole) : 0;
  return (
    <div
      className="progress-track"
      role="progressbar"
      aria-label={label}
      aria-valuenow={part}
      aria-valuemin={0}
      aria-valuemax={whole}
    >
      <div className="progress-fill" style={{ width: `${percent}%` }} />
    </div>
  );
}
