import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { EditorState } from '../../editor/editorState';
import type { ReadingSession } from '../../state/readingSession';
import { useAppState } from '../AppContext';
import { noticeText } from '../frame/noticeText';
import { useNoticeTimer } from '../frame/useNoticeTimer';
import { KeyHint } from '../parts/KeyHint';
import { StateIcon } from '../parts/StateIcon';
import { type KeyLine, keyContext, keyLine, midlineKeys } from './keyLine';
import { targetWords } from './numbersRow';
import { isHarmless, refusalText } from './refusalText';
import { useScanNames } from './scanNames';
import { useSession } from './useSession';

/** The scan on which something was refused last, and of what. Plain words: a moving pointer does not change them. */
function refusedScan(session: ReadingSession): TimePoint | undefined {
  const { activeTimePoint, timePoints } = session;
  const inOrder = [activeTimePoint, ...timePoints.filter((one) => one !== activeTimePoint)];
  return inOrder.find((timePoint) => session.panes[timePoint]?.editor.refusal !== undefined);
}

/** Key of the outline that a refusal is about. */
function refusedKey({ draft, pending, selection }: EditorState): string | undefined {
  return draft?.target.key ?? pending?.key ?? selection?.key;
}

/** What was refused last, in words. */
function useRefusal(protocol: Protocol) {
  const timePoint = useSession(refusedScan);
  const editorOf = (session: ReadingSession): EditorState | undefined =>
    timePoint && session.panes[timePoint]?.editor;
  const refusal = useSession((session) => editorOf(session)?.refusal);
  const isChange = useSession((session) => editorOf(session)?.draft === undefined) ?? true;
  const key = useSession((session) => {
    const editor = editorOf(session);
    return editor && refusedKey(editor);
  });
  const isExclusion = useSession((session) => {
    const editor = editorOf(session);
    return editor?.draft
      ? editor.draft.shape === 'exclusion'
      : (editor?.pending ?? editor?.selection)?.exclusion !== undefined;
  });
  const names = useScanNames();
  if (!refusal || !timePoint) return undefined;
  const target = targetsOf(protocol).find((one) => targetKey(one) === key);
  const name = target && targetWords(target, protocol);
  const place = { timePoint, name, isChange, isExclusion: isExclusion === true };
  const words = refusalText(refusal, place, names);
  return words && ({ ...words, state: isHarmless(refusal) ? 'attention' : 'wrong' } as const);
}

function Message(props: {
  readonly state: 'done' | 'attention' | 'wrong';
  readonly title: string;
  readonly text: string;
}) {
  return (
    <span className="status-message icon-text" role={props.state === 'wrong' ? 'alert' : 'status'}>
      <StateIcon state={props.state} />
      <strong>{props.title}.</strong>
      <span className="status-text" title={props.text}>
        {props.text}
      </span>
    </span>
  );
}

function Keys({ line }: { readonly line: KeyLine }) {
  return (
    <span className="status-keys">
      <strong>{line.title}</strong>
      {line.groups.map((group, index) => (
        <span key={group.map(([keys]) => keys.join('')).join('-')} className="status-keys">
          {index > 0 ? <span className="divider" /> : null}
          {group.map(([keys, does]) => (
            <KeyHint key={does} keys={keys} does={does} />
          ))}
        </span>
      ))}
    </span>
  );
}

/** Left end of Read's status bar: what has just happened, else the keys that mean something now. */
export function ReadStatus(props: { readonly protocol: Protocol; readonly isMidlining: boolean }) {
  const { protocol, isMidlining } = props;
  const notice = useAppState((state) => state.notices.at(-1));
  useNoticeTimer(notice);
  const refused = useRefusal(protocol);
  const context = useSession(keyContext);
  const names = useScanNames();
  if (isMidlining) return <Keys line={midlineKeys} />;
  if (refused) return <Message {...refused} />;
  if (notice) return <Message state={notice.severity} {...noticeText(notice.kind, notice.facts, names.of)} />;
  return context === undefined ? null : <Keys line={keyLine(context)} />;
}
