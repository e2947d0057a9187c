import { sectionElementId } from './Facts';

const controls = 'input:not(:disabled), select:not(:disabled), button:not(:disabled)';

/** Puts the focus on one of the settings of the values, from 0: where something is chosen on what is chosen. */
export function focusSetting(index: number): void {
  const facts = document.querySelectorAll(`#${sectionElementId('values')} .fact`);
  const fact = facts[index];
  const first =
    fact?.querySelector<HTMLElement>('input:checked') ?? fact?.querySelector<HTMLElement>(controls);
  first?.focus();
}
