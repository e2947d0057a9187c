import { Button } from '@mantine/core';
import { Bar } from '../parts/Bar';
import { archiveText as text } from './archiveText';
import type { ArchiveTask, ArchiveWork } from './useArchiveWork';

/** How far one piece of work with the archive is, with its end by hand; nothing while it is not under way. */
export function ArchiveProgress({ work, task }: { readonly work: ArchiveWork; readonly task: ArchiveTask }) {
  if (work.task !== task) return null;
  const { course } = work;
  const label = course ? text.course(course) : text.begins;
  return (
    <div className="kit-progress" role="status">
      <Bar part={course?.done ?? 0} whole={course?.total ?? 0} label={label} />
      <span className="muted">{label}</span>
      <Button onClick={work.cancel}>{text.cancel}</Button>
    </div>
  );
}
