import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { enrolmentFlow, type FlowBox } from '../../report/flow/enrolmentFlow';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { enrolmentText } from './enrolmentText';

const text = enrolmentText.flowDialog;

/* A figure for print: greys on white, a font that every reader has, all styles in the file itself. */
const [mainX, sideX, boxWidth, sideWidth] = [24, 372, 276, 300];
const [linePx, padPx, gapPx] = [18, 12, 34];
const lineChars = 38;

interface Placed {
  readonly box: FlowBox;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Step {
  readonly main: FlowBox;
  readonly sides: readonly FlowBox[];
}

function heightOf(box: FlowBox): number {
  return padPx * 2 + linePx * (1 + box.lines.length);
}

/** Boxes top to bottom; who left stands right of the arrow below the box that they left. */
function layout(steps: readonly Step[]) {
  const placed: Placed[] = [];
  const arrows: { readonly path: string }[] = [];
  let y = 20;
  for (const [at, { main, sides }] of steps.entries()) {
    const height = heightOf(main);
    placed.push({ box: main, x: mainX, y, width: boxWidth, height });
    const bottom = y + height;
    const middle = mainX + boxWidth / 2;
    let sideY = bottom + 14;
    for (const side of sides) {
      const sideHeight = heightOf(side);
      placed.push({ box: side, x: sideX, y: sideY, width: sideWidth, height: sideHeight });
      arrows.push({ path: `M${middle} ${sideY + sideHeight / 2}H${sideX - 2}` });
      sideY += sideHeight + 12;
    }
    const next = sides.length > 0 ? sideY + 4 : bottom + gapPx;
    if (at < steps.length - 1) arrows.push({ path: `M${middle} ${bottom}V${next - 2}` });
    y = next;
  }
  const last = placed.reduce((most, one) => Math.max(most, one.y + one.height), 0);
  return { placed, arrows, height: last + 20 };
}

function clipped(line: string): string {
  return line.length <= lineChars ? line : `${line.slice(0, lineChars - 1)}…`;
}

/** The flow diagram of enrolment as it is now, to be saved as a figure. */
export function FlowDiagram({
  open,
  showsGroup,
  onClose,
}: {
  readonly open: OpenProject;
  readonly showsGroup: boolean;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const figure = useRef<SVGSVGElement>(null);
  const { project, subjects, progress } = open;
  const flow = useMemo(
    () => enrolmentFlow({ project, subjects, progress, showsGroup }),
    [project, subjects, progress, showsGroup],
  );
  const steps: readonly Step[] = [
    { main: flow.screened, sides: [flow.excluded, ...(flow.waiting ? [flow.waiting] : [])] },
    {
      main: flow.included,
      sides: [...(flow.training ? [flow.training] : []), ...(flow.notRead ? [flow.notRead] : [])],
    },
    { main: { ...flow.read, lines: flow.groups ?? [] }, sides: [] },
  ];
  const { placed, arrows, height } = layout(steps);
  const width = sideX + sideWidth + 24;
  const save = (): void => {
    if (figure.current) void app.saveFlowDiagram(new XMLSerializer().serializeToString(figure.current));
  };
  return (
    <Modal opened onClose={onClose} title={text.title} size="auto">
      <div className="dialog-body">
        <p className="hint">{showsGroup ? text.current : `${text.current} ${text.hidden}`}</p>
        <svg
          ref={figure}
          className="flow-figure"
          xmlns="http://www.w3.org/2000/svg"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={text.title}
          data-testid="flow-diagram"
        >
          <title>{text.title}</title>
          <defs>
            <marker
              id="flow-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" fill="#17181a" />
            </marker>
          </defs>
          <rect width={width} height={height} fill="#ffffff" />
          {arrows.map(({ path }) => (
            <path
              key={path}
              d={path}
              fill="none"
              stroke="#17181a"
              strokeWidth="1.2"
              markerEnd="url(#flow-arrow)"
            />
          ))}
          {placed.map(({ box, x, y, width: own, height: tall }) => (
            <g
              key={box.title}
              fontFamily="Helvetica, Arial, sans-serif"
              fontSize="13"
              fill="#17181a"
              data-box={box.title}
            >
              <rect x={x} y={y} width={own} height={tall} fill="#ffffff" stroke="#17181a" strokeWidth="1.2" />
              <text x={x + padPx} y={y + padPx + 13} fontWeight="600">
                {`${box.title} (n = ${box.count.toLocaleString('en-US')})`}
              </text>
              {box.lines.map((line, at) => (
                <text key={line.text} x={x + padPx + 10} y={y + padPx + 13 + linePx * (at + 1)}>
                  <title>{line.text}</title>
                  {`${clipped(line.text)} (n = ${line.count.toLocaleString('en-US')})`}
                </text>
              ))}
            </g>
          ))}
        </svg>
        <div className="dialog-acts">
          <Button onClick={onClose}>{text.close}</Button>
          <Button variant="filled" leftSection={<IconDownload size={15} aria-hidden />} onClick={save}>
            {text.save}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
