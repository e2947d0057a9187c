import { IconX } from '@tabler/icons-react';
import { isScanOrderHidden } from '../../domain/study/scanOrder';
import type { Notice } from '../../state/notice';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { frameText } from './frameText';
import { noticeText } from './noticeText';
import { useNoticeTimer } from './useNoticeTimer';

/** Before whoever may not know which scan is which. */
const scansHidden = { preop: 'Scan', followUp: 'Scan' } as const;

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const app = useApp();
  const isHidden = useAppState(({ open }) => open !== undefined && isScanOrderHidden(open));
  const { title, text } = noticeText(notice.kind, notice.facts, isHidden ? scansHidden : undefined);
  const { id, severity } = notice;
  useNoticeTimer(notice);
  return (
    <div className="notice" role={severity === 'wrong' ? 'alert' : 'status'}>
      <StateIcon state={severity} />
      <div>
        <strong>{title}</strong>
        <div className="muted">{text}</div>
      </div>
      <button
        type="button"
        className="bare-button"
        aria-label={frameText.dismiss}
        onClick={() => app.dismissNotice(id)}
      >
        <IconX size={14} aria-hidden />
      </button>
    </div>
  );
}

/** What happened lately, one card each, bottom right. Never on Read: there the status bar says it. */
export function NoticeList() {
  const notices = useAppState((state) => state.notices);
  return (
    <div className="notices">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
