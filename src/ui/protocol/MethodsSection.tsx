import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { conductNotes } from '../../report/conductNotes';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';

const { methods: words } = conductText;

/** How the readings are done, in sentences for a paper. */
export function MethodsSection() {
  const { project } = useEditing();
  const [said, setSaid] = useState('');
  const paragraphs = conductNotes(project);
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
