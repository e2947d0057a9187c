import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Chrome has no hue: the primary colour is near-white, so that every colour on screen is data or a state. */
const grey: MantineColorsTuple = [
  '#ECEDEF',
  '#ECEDEF',
  '#D5D7DB',
  '#B8BCC3',
  '#ECEDEF',
  '#ECEDEF',
  '#ECEDEF',
  '#ECEDEF',
  '#ECEDEF',
  '#ECEDEF',
];

/** Text, control border, lines, raised, lifted, panel, ground: the tokens of the visual language. */
const dark: MantineColorsTuple = [
  '#ECEDEF',
  '#B8BCC3',
  '#8D929B',
  '#686D76',
  '#454950',
  '#26282C',
  '#1B1D20',
  '#141517',
  '#0C0D0E',
  '#000000',
];

/** The one theme: a dark, quiet reading room. */
export const theme = createTheme({
  primaryColor: 'grey',
  colors: { grey, dark },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs', hideControls: true } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { centered: true, radius: 8, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 120 }, position: 'bottom-end' } },
  },
});
