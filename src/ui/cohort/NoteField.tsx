import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Subject } from '../../domain/study/subject';
import { useApp } from '../AppContext';
import { enrolmentText } from './enrolmentText';

/** The researcher's note of a subject; saved when it is left. */
export function NoteField({ subject }: { readonly subject: Subject }) {
  const app = useApp();
  const stored = subject.note ?? '';
  const [note, setNote] = useState(stored);
  const [from, setFrom] = useState(stored);
  // It changed elsewhere: what is stored holds.
  if (stored !== from) {
    setFrom(stored);
    setNote(stored);
  }
  return (
    <Textarea
      label={enrolmentText.noteLabel}
      description={enrolmentText.noteHint}
      autosize
      minRows={2}
      maxRows={8}
      value={note}
      onChange={(event) => setNote(event.currentTarget.value)}
      onBlur={() => void app.markSubjects([subject.id], { kind: 'note', note })}
    />
  );
}
