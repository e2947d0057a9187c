import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconEyeOff } from '@tabler/icons-react';
import { useApp, useAppState } from '../AppContext';
import { ObserverTag } from '../parts/ObserverTag';
import { frameText } from './frameText';

/** Who sits here. Changing it closes what the other person had open. */
export function PersonMenu() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  if (!open) return null;
  const { person, project } = open;
  const { observers } = project.protocol;
  const current = observers.find((observer) => observer.id === person.observerId);
  return (
    <Menu width={340}>
      <Menu.Target>
        <UnstyledButton className="person-button" aria-label={frameText.whoReads}>
          {current ? (
            <>
              <ObserverTag protocol={project.protocol} id={current.id} />
              <strong>{frameText.observer(current.letter)}</strong>
              <span className="observer-role muted wide-only">· {current.role}</span>
              <IconEyeOff size={15} className="muted" aria-hidden />
            </>
          ) : (
            <strong>{frameText.researcher}</strong>
          )}
          <IconChevronDown size={14} className="muted" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{frameText.whoReads}</Menu.Label>
        {observers.map((observer) => (
          <Menu.Item
            key={observer.id}
            leftSection={<ObserverTag protocol={project.protocol} id={observer.id} />}
            rightSection={observer.id === person.observerId ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => void app.choosePerson({ kind: 'observer', observerId: observer.id })}
          >
            {frameText.observer(observer.letter)} <span className="muted">· {observer.role}</span>
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<span className="tag-space" />}
          rightSection={person.kind === 'researcher' ? <IconCheck size={14} aria-hidden /> : null}
          onClick={() => void app.choosePerson({ kind: 'researcher' })}
        >
          {frameText.researcher}
        </Menu.Item>
        <Menu.Label className="menu-hint">{frameText.whoReadsHint}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
