import { KeyCap } from './KeyCap';

/** One or more keys and what they do. */
export function KeyHint({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <span className="key-hint">
      {keys.map((name) => (
        <KeyCap key={name} name={name} />
      ))}
      {does}
    </span>
  );
}
