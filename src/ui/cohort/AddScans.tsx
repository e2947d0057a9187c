import { Button, Menu } from '@mantine/core';
import { IconDatabase, IconFile, IconFolder, IconPlus } from '@tabler/icons-react';
import { FilePicker, type PickedFolder } from '../parts/FilePicker';
import { KeyCap } from '../parts/KeyCap';
import { cohortText } from './cohortText';

interface AddScansProps {
  readonly isOpen: boolean;
  readonly isPrimary: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOpen: boolean) => void;
  readonly onChoose: (files: readonly File[]) => void;
  readonly onFolder: (picked: PickedFolder) => void;
  readonly onArchive: () => void;
}

/** Adds scans from a folder, from files or from an archive. */
export function AddScans(props: AddScansProps) {
  const { isOpen, isPrimary, isDisabled, onChange, onChoose, onFolder, onArchive } = props;
  return (
    <FilePicker isFolder label={cohortText.folderInput} onChoose={onChoose} onFolder={onFolder}>
      {(openFolder) => (
        <FilePicker label={cohortText.filesInput} onChoose={onChoose}>
          {(openFiles) => (
            <Menu opened={isOpen} onChange={onChange} width={200}>
              <Menu.Target>
                <Button
                  variant={isPrimary ? 'filled' : 'default'}
                  disabled={isDisabled}
                  leftSection={<IconPlus size={15} aria-hidden />}
                  rightSection={<KeyCap name="A" />}
                  aria-label={cohortText.add}
                >
                  {cohortText.add}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconFolder size={15} aria-hidden />} onClick={openFolder}>
                  {cohortText.addFolder}
                </Menu.Item>
                <Menu.Item leftSection={<IconFile size={15} aria-hidden />} onClick={openFiles}>
                  {cohortText.addFiles}
                </Menu.Item>
                <Menu.Item leftSection={<IconDatabase size={15} aria-hidden />} onClick={onArchive}>
                  {cohortText.addArchive}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </FilePicker>
      )}
    </FilePicker>
  );
}
