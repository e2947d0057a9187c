import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useApp } from '../AppContext';
import { StudyRoiExport } from '../roiFiles/StudyRoiExport';
import { resultsText } from './resultsText';

/** The files with every value behind the tables. */
export function DataFiles() {
  const app = useApp();
  const files = [
    { label: resultsText.saveRois, save: () => app.saveCsv('rois') },
    { label: resultsText.saveSubjects, save: () => app.saveCsv('subjects') },
    { label: resultsText.saveSettlements, save: () => app.saveCsv('settlements') },
    { label: resultsText.saveDictionary, save: () => app.saveDictionary() },
  ];
  return (
    <div className="data-files">
      <p className="list-head">{resultsText.dataFiles}</p>
      {files.map(({ label, save }) => (
        <Button
          key={label}
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void save()}
        >
          {label}
        </Button>
      ))}
      <p className="hint">{resultsText.dataFilesHint}</p>
      <StudyRoiExport />
    </div>
  );
}
