import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { conductNotes } from '../../report/conductNotes';
import { enrolmentNotes } from '../../report/enrolmentNotes';
import { settlingNotes } from '../../report/settlingNotes';
import { maySeeGroup } from '../../state/maySeeGroup';
import { useAppState } from '../AppContext';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';

const { methods: words } = conductText;

/** How the readings are done, in sentences for a paper. */
export function MethodsSection() {
  const { project } = useEditing();
  const [said, setSaid] = useState('');
  const open = useAppState((state) => state.open);
  const paragraphs = useMemo(
    () => [
      ...conductNotes(project),
      // What was decided is the researcher's, and after unblinding; observers' views hold none of it.
      ...settlingNotes({
        project,
        ...(open?.person.kind === 'researcher' && { subjects: open.subjects, progress: open.progress }),
      }),
      // The study's own counts, beside the protocol as it stands on the screen.
      ...(open?.person.kind === 'researcher'
        ? enrolmentNotes({
            project: open.project,
            subjects: open.subjects,
            progress: open.progress,
            showsGroup: maySeeGroup(open),
          })
        : []),
    ],
    [project, open],
  );
  const copy = (): void => {
    navigator.clipboard
      .writeText(paragraphs.join('\n\n'))
      .then(() => setSaid(words.copied))
      .catch(() => setSaid(words.notCopied));
  };
  return (
    <Section id="methods" isLocked={false}>
      <Fact name={words.name} hint={words.hint}>
        <div className="methods-text" data-testid="methods-text">
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <div className="protocol-input">
          <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={copy}>
            {words.copy}
          </Button>
          <span className="faint" role="status">
            {said}
          </span>
        </div>
      </Fact>
    </Section>
  );
}
