import './segments.css';

interface SegmentsProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly texts: Readonly<Record<Choice, string>>;
  readonly onChoose: (choice: Choice) => void;
}

/** A row of buttons of which one is pressed: a choice of few that are all worth seeing. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>) {
  const { label, choices, chosen, texts, onChoose } = props;
  return (
    <fieldset className="segments" aria-label={label}>
      {choices.map((one) => (
        <button key={one} type="button" aria-pressed={one === chosen} onClick={() => onChoose(one)}>
          {texts[one]}
        </button>
      ))}
    </fieldset>
  );
}
