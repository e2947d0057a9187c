import { Button } from '@mantine/core';
import { useApp } from '../AppContext';
import { Frame } from '../frame/Frame';
import { readText } from './readText';

/** Read without a subject: where to choose one. */
export function NoSubject() {
  const app = useApp();
  return (
    <Frame tab="read">
      <div className="pane-message">
        <h2>{readText.noSubject.title}</h2>
        <p className="muted">{readText.noSubject.text}</p>
        <Button onClick={() => app.showTab('cohort')}>{readText.noSubject.act}</Button>
      </div>
    </Frame>
  );
}
