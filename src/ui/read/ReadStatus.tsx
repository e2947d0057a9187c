import type { Side } from '../../domain/side';
import { timePoints } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { useAppState } from '../AppContext';
import { noticeText } from '../frame/frameText';
import { useNoticeTimer } from '../frame/useNoticeTimer';
import { KeyHint } from '../parts/KeyHint';
import { StateIcon } from '../parts/StateIcon';
import { type KeyLine, keyLine } from './keyLine';
import { isHarmless, refusalText } from './refusalText';

/** What was refused last, on the scan where it was. */
function refusedOf(session: ReadingSession) {
  const inOrder = [session.activeTimePoint, ...timePoints.filter((one) => one !== session.activeTimePoint)];
  for (const timePoint of inOrder) {
    const editor = session.panes[timePoint]?.editor;
    if (!editor?.refusal) continue;
    const tag =
      editor.draft?.target.tag ??
      editor.outlines.find(({ key }) => key === (editor.pending?.key ?? editor.selection?.key))?.tag;
    const side: Side | undefined = tag && (tag === 'L' ? 'left' : 'right');
    const isChange = editor.draft === undefined;
    const words = refusalText(editor.refusal, { timePoint, side, isChange });
    return words && ({ ...words, state: isHarmless(editor.refusal) ? 'attention' : 'wrong' } as const);
  }
  return undefined;
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
export function ReadStatus({ session }: { readonly session: ReadingSession }) {
  const notice = useAppState((state) => state.notices.at(-1));
  useNoticeTimer(notice);
  const refused = refusedOf(session);
  if (refused) return <Message {...refused} />;
  if (notice) return <Message state={notice.severity} {...noticeText(notice.kind, notice.facts)} />;
  return <Keys line={keyLine(session)} />;
}
