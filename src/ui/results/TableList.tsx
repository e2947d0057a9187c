import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useApp } from '../AppContext';
import { StudyRoiExport } from '../roiFiles/StudyRoiExport';
import { type ResultsTable, resultsText } from './resultsText';

/** The tables that there are, and the data files behind them. */
export function TableList({
  tables,
  table,
  onShow,
}: {
  readonly tables: readonly ResultsTable[];
  readonly table: ResultsTable;
  readonly onShow: (table: ResultsTable) => void;
}) {
  const app = useApp();
  return (
    <div className="results-list">
      <nav aria-label={resultsText.tables}>
        <p className="list-head">{resultsText.tables}</p>
        {tables.map((one) => (
          <button
            key={one}
            type="button"
            className="list-item"
            aria-current={one === table ? 'page' : undefined}
            onClick={() => onShow(one)}
          >
            {resultsText.tableNames[one]}
          </button>
        ))}
      </nav>
      <span className="gap" />
      <div className="data-files">
        <p className="list-head">{resultsText.dataFiles}</p>
        <Button
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void app.saveCsv('rois')}
        >
          {resultsText.saveRois}
        </Button>
        <Button
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void app.saveCsv('subjects')}
        >
          {resultsText.saveSubjects}
        </Button>
        <Button
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void app.saveDictionary()}
        >
          {resultsText.saveDictionary}
        </Button>
        <p className="hint">{resultsText.dataFilesHint}</p>
        <StudyRoiExport />
      </div>
    </div>
  );
}
