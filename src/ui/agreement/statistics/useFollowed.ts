import { useState } from 'react';

/**
 * A choice that follows the case in hand and may be switched: what was switched holds for that case alone, and the next case
 * leads again.
 */
export function useFollowed<Choice extends string>(
  caseKey: string,
  ofCase: Choice,
): readonly [Choice, (choice: Choice) => void] {
  const [switched, setSwitched] = useState<{ readonly caseKey: string; readonly choice: Choice }>();
  const chosen = switched?.caseKey === caseKey ? switched.choice : ofCase;
  return [chosen, (choice) => setSwitched({ caseKey, choice })];
}
