import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconEyeOff } from '@tabler/icons-react';
import { readersOf } from '../../domain/study/thirdReader';
import { useApp, useAppState } from '../AppContext';
import { ObserverTag } from '../parts/ObserverTag';
import { frameText } from './frameText';
import { observerName, researcherName } from './observerName';

/** Who sits here, and in which round they read. Changing it closes what the other person had open. */
export function PersonMenu() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  if (!open) return null;
  const { person, project, round } = open;
  const observers = readersOf(project.protocol);
  const rounds = open.rounds ?? [1];
  const isObserver = person.kind === 'observer';
  const current = isObserver ? observers.find((observer) => observer.id === person.observerId) : undefined;
  const shown = project.kit ? observers.filter(({ id }) => id === project.kit?.observerId) : observers;
  return (
    <Menu width={340}>
      <Menu.Target>
        <UnstyledButton className="person-button" aria-label={frameText.whoReads}>
          {current ? (
            <>
              <ObserverTag protocol={project.protocol} id={current.id} />
              <strong className="person-name">{observerName(current)}</strong>
              <span className="observer-role muted wide-only">· {current.role}</span>
              {rounds.length > 1 && round !== undefined ? (
                <span className="muted person-round">· {frameText.round(round)}</span>
              ) : null}
              <IconEyeOff size={15} className="muted" aria-hidden />
            </>
          ) : (
            <strong className="person-name">{researcherName(observers)}</strong>
          )}
          <IconChevronDown size={14} className="muted" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {isObserver && rounds.length > 1 ? (
          <>
            {rounds.map((one) => (
              <Menu.Item
                key={one}
                leftSection={<span className="tag-space" />}
                rightSection={one === round ? <IconCheck size={14} aria-hidden /> : null}
                onClick={() => void app.choosePerson(person, one)}
              >
                {frameText.round(one)}
              </Menu.Item>
            ))}
            <Menu.Label className="menu-hint">{frameText.roundsHint}</Menu.Label>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Label>{frameText.whoReads}</Menu.Label>
        {shown.map((observer) => (
          <Menu.Item
            key={observer.id}
            leftSection={<ObserverTag protocol={project.protocol} id={observer.id} />}
            rightSection={observer.id === current?.id ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => void app.choosePerson({ kind: 'observer', observerId: observer.id })}
          >
            {observerName(observer)} <span className="muted">· {observer.role}</span>
          </Menu.Item>
        ))}
        {project.kit ? null : (
          <Menu.Item
            leftSection={<span className="tag-space" />}
            rightSection={isObserver ? null : <IconCheck size={14} aria-hidden />}
            onClick={() => void app.choosePerson({ kind: 'researcher' })}
          >
            {researcherName(observers)}
          </Menu.Item>
        )}
        <Menu.Label className="menu-hint">{frameText.whoReadsHint}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
