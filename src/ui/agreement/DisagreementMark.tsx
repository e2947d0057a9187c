import { StateIcon } from '../parts/StateIcon';

/** A triangle that says in words what it marks. */
export function DisagreementMark({ why }: { readonly why: string }) {
  return (
    <span role="img" aria-label={why} title={why} className="disagreement-mark">
      <StateIcon state="attention" size={14} />
    </span>
  );
}
