import type { SliceHeader } from '../../domain/image/sliceHeader';
import { useApp } from '../AppContext';
import { noticeDetails, noticeTexts } from './noticeText';
import './sliceNotices.css';

/** Shown in words; the rest is counted. */
const shownFirst = 2;

interface SliceNoticesProps {
  readonly header: SliceHeader;
  /** Whether its pixels are decoded: what was odd in them is told as well. */
  readonly isDecoded: boolean;
}

/** What is odd about the slice that is shown. It bars nothing: what does, is refused where it is measured. */
export function SliceNotices({ header, isDecoded }: SliceNoticesProps) {
  const app = useApp();
  const decoded = isDecoded ? (app.pixelsOf(header)?.notices ?? []) : [];
  const notices = [...header.warnings, ...decoded];
  if (notices.length === 0) return null;
  const texts = noticeTexts(notices);
  const more = texts.length - shownFirst;
  return (
    <div className="slice-notices" role="note" title={noticeDetails(notices)} data-testid="slice-notices">
      {texts.slice(0, shownFirst).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {more > 0 ? <span>{`${more} more`}</span> : null}
    </div>
  );
}
