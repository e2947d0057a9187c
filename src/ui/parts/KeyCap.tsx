/** A key as it is printed on a keyboard. */
export function KeyCap({ name }: { readonly name: string }) {
  return <kbd className="key">{name}</kbd>;
}
