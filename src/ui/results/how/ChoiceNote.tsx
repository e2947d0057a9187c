import { createContext, type ReactNode, useContext } from 'react';
import { ofAllObservers } from '../../../analysis/panelChoice';
import { choiceNotes } from '../../../report/choiceText';
import { useAppState } from '../../AppContext';

const ChoiceNote = createContext<string | undefined>(undefined);

interface ChoiceNoteOfProps {
  /** Whether the numbers inside follow the panel's choice, and whether its observers too. */
  readonly followsChoice: boolean;
  readonly followsObservers: boolean;
  readonly children: ReactNode;
}

/** Tells every "how" inside that its number is not the study's own, where it is not. */
export function ChoiceNoteOf({ followsChoice, followsObservers, children }: ChoiceNoteOfProps) {
  const results = useAppState((state) => state.results);
  const made = followsChoice && results.kind === 'ready' ? results.results : undefined;
  const choice = made && (followsObservers ? made.choice : ofAllObservers(made.choice));
  const [note] = made && choice ? choiceNotes({ ...made, choice }) : [];
  return <ChoiceNote.Provider value={note}>{children}</ChoiceNote.Provider>;
}

/** "Not the study's own analysis: …" of the numbers here; undefined where they are the study's own. */
export function useChoiceNote(): string | undefined {
  return useContext(ChoiceNote);
}
