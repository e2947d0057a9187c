import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';

const { fields } = protocolText;

/** Title and question: fields always, because no number depends on them. */
export function TitleSection() {
  const { project, canEditFree, keep } = useEditing();
  const { title, question } = project.protocol;
  return (
    <Section id="title" isLocked={false}>
      <Fact name={fields.title}>
        {canEditFree ? (
          <ProtocolField
            label={fields.title}
            value={title}
            width="100%"
            onKeep={(text) => keep({ title: text })}
          />
        ) : (
          title
        )}
      </Fact>
      <Fact name={conductText.question} hint={conductText.questionHint}>
        {canEditFree ? (
          <ProtocolField
            label={conductText.question}
            value={question}
            width="100%"
            onKeep={(text) => keep({ question: text })}
          />
        ) : (
          question || '–'
        )}
      </Fact>
    </Section>
  );
}
