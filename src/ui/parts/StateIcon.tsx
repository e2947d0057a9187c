import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';

/** Tick, triangle or cross: the shape says what the hue says. */
export function StateIcon({
  state,
  size = 15,
}: {
  readonly state: 'done' | 'attention' | 'wrong';
  readonly size?: number;
}) {
  switch (state) {
    case 'done':
      return <IconCheck size={size} className="fine" aria-hidden />;
    case 'attention':
      return <IconAlertTriangle size={size} className="attention" aria-hidden />;
    case 'wrong':
      return <IconX size={size} className="wrong" aria-hidden />;
  }
}
