import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  InputBase,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';

/** The look of the client, in one place: a calm paper with one accent. Sizes are in pixels. */

const accent: MantineColorsTuple = [
  '#eef8f6',
  '#d8efeb',
  '#b3e0d8',
  '#84cdc1',
  '#52b5a6',
  '#2b9c8c',
  '#16857a',
  '#0f6f66',
  '#115e57',
  '#134e49',
];
const gray: MantineColorsTuple = [
  '#fafafa',
  '#f4f4f5',
  '#ebebed',
  '#dedee2',
  '#c5c6cb',
  '#9a9ca4',
  '#666971',
  '#4e5158',
  '#36383e',
  '#1b1c20',
];
const dark: MantineColorsTuple = [
  '#dcdee3',
  '#b9bcc4',
  '#9093a0',
  '#62656f',
  '#3a3d45',
  '#2a2c33',
  '#202227',
  '#17181c',
  '#121316',
  '#0d0e10',
];

const floating = { shadow: 'md', radius: 8 } as const;
/**
 * What opens is there at once, with its fields, for those who type on: Mantine's own transitions wait a frame or two before
 * they show anything. How it appears is in base.css.
 */
const atOnce = { duration: 0 } as const;

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: 7,
  black: '#1b1c20',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  shadows: {
    md: '0 0 0 1px var(--line-strong), 0 8px 24px -6px rgb(0 0 0 / 16%)',
    xl: '0 0 0 1px var(--line-strong), 0 24px 64px -16px rgb(0 0 0 / 32%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-md' },
      styles: { root: { height: 32, paddingInline: 12 }, label: { fontSize: 13, fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 30 } }),
    InputBase: InputBase.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({
      defaultProps: {
        ...floating,
        withInitialFocusPlaceholder: false,
        // Not at once: a menu that is there within the very event that opens it closes again. Nothing is typed into it.
        transitionProps: { duration: 80 },
        position: 'bottom-start',
      },
    }),
    Popover: Popover.extend({
      classNames: { dropdown: 'appears' },
      defaultProps: { ...floating, transitionProps: atOnce, position: 'bottom-start' },
    }),
    Modal: Modal.extend({
      classNames: { content: 'appears', overlay: 'appears' },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
      defaultProps: {
        radius: 10,
        shadow: 'xl',
        centered: false,
        yOffset: '12vh',
        transitionProps: atOnce,
        overlayProps: { backgroundOpacity: 0.3 },
      },
    }),
    Drawer: Drawer.extend({
      classNames: { content: 'slides', overlay: 'appears' },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
      defaultProps: {
        position: 'right',
        shadow: 'xl',
        transitionProps: atOnce,
        overlayProps: { backgroundOpacity: 0.2 },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 450, radius: 6, fz: 12, transitionProps: { duration: 60 } },
    }),
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--ground': '#f7f7f8',
    '--panel': '#ffffff',
    '--hover': '#f5f5f6',
    '--pressed': '#ebebed',
    '--line': '#ececee',
    '--line-strong': '#dcdce0',
    '--ink': '#1b1c20',
    '--ink-2': '#4e5158',
    '--ink-3': '#666971',
    '--accent-ink': '#0f6f66',
    '--accent-soft': '#e4f3f0',
    '--selected': '#edf7f5',
    '--bad': '#c2272d',
    '--good': '#1c7a3e',
    '--warn': '#8f5a00',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#666971',
    '--mantine-color-placeholder': '#6f727a',
    '--mantine-color-error': '#c2272d',
    '--mantine-color-anchor': '#0f6f66',
    '--mantine-color-default-border': '#dcdce0',
  },
  dark: {
    '--ground': '#111215',
    '--panel': '#17181c',
    '--hover': '#1f2126',
    '--pressed': '#2a2c33',
    '--line': '#25272d',
    '--line-strong': '#33363d',
    '--ink': '#e6e7ea',
    '--ink-2': '#b9bcc4',
    '--ink-3': '#9093a0',
    '--accent-ink': '#5cc9bb',
    '--accent-soft': '#15332f',
    '--selected': '#152a28',
    '--bad': '#ff8a87',
    '--good': '#6ad192',
    '--warn': '#e8b45a',
    '--mantine-color-body': '#17181c',
    '--mantine-color-text': '#e6e7ea',
    '--mantine-color-dimmed': '#9093a0',
    '--mantine-color-placeholder': '#8b8e99',
    '--mantine-color-error': '#ff8a87',
    '--mantine-color-anchor': '#5cc9bb',
    '--mantine-color-default-border': '#33363d',
  },
});
