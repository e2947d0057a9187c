import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact } from './Facts';
import { ProtocolField } from './ProtocolField';
import { RadioList } from './RadioList';
import { typedNumber } from './useProtocolChange';

const { assignment: words } = conductText;

/** As many as agreement usually asks for; shown beside the choice, and changed there. */
const usualPart = 30;

/** Who reads what: all observers everything, or the others a part. */
export function AssignmentFacts() {
  const { project, canEdit, keep } = useEditing();
  const { assignment } = project.protocol;
  if (!canEdit) {
    return (
      <Fact name={words.name} of="assignment">
        {assignment.kind === 'all' ? words.all : words.text(assignment.count)}
      </Fact>
    );
  }
  return (
    <>
      <Fact name={words.name} of="assignment">
        <RadioList
          label={words.name}
          choices={[
            { value: 'all', text: words.all, hint: words.allHint },
            { value: 'subset', text: words.subset, hint: words.subsetHint },
          ]}
          value={assignment.kind}
          onKeep={(kind) =>
            keep({ assignment: kind === 'all' ? { kind } : { kind: 'subset', count: usualPart } })
          }
        />
      </Fact>
      {assignment.kind === 'subset' ? (
        <Fact name={words.count}>
          <ProtocolField
            label={words.count}
            value={String(assignment.count)}
            width={88}
            suffix={words.countSuffix}
            inputMode="numeric"
            onKeep={(text) => keep({ assignment: { kind: 'subset', count: typedNumber(text) } })}
          />
        </Fact>
      ) : null}
    </>
  );
}
