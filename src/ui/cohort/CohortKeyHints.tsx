import { KeyHint } from '../parts/KeyHint';
import { cohortText } from './cohortText';

/** The keys of the list, in the status line; acts on subjects only where there is one to act on. */
export function CohortKeyHints({
  isObserver,
  hasTargets,
  showsGroup,
}: {
  readonly isObserver: boolean;
  readonly hasTargets: boolean;
  readonly showsGroup: boolean;
}) {
  const { keys } = cohortText;
  return (
    <span className="status-keys">
      <KeyHint keys={['↑', '↓']} does={keys.subject} />
      <KeyHint keys={['↵']} does={isObserver ? keys.openReading : keys.open} />
      {isObserver ? null : <KeyHint keys={['Space']} does={keys.select} />}
      {isObserver ? null : <KeyHint keys={['A']} does={keys.add} />}
      {isObserver || !hasTargets ? null : (
        <>
          <KeyHint keys={['E']} does={keys.exclude} />
          {showsGroup ? <KeyHint keys={['M']} does={keys.note} /> : null}
        </>
      )}
      <KeyHint keys={['S']} does={keys.sort} />
      <KeyHint keys={['/']} does={keys.search} />
    </span>
  );
}
