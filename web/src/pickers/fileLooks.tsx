import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconPresentation,
  IconTable,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react';
import { localPath } from '../shared/wire/texts';
import type { File } from '../shared/wire/types';

/** Pictures that every browser shows. */
const SHOWN = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp', '.svg', '.ico']);
const ICONS: Readonly<Record<number, TablerIcon>> = {
  1: IconFileZip,
  2: IconVideo,
  3: IconMusic,
  4: IconPhoto,
  5: IconTable,
  6: IconPresentation,
  7: IconFileText,
};

/** Whether a file is a picture that can be looked at here. */
export function isPicture(file: Pick<File, 'fileExst'>): boolean {
  return SHOWN.has(file.fileExst);
}

/** Returns where a file is downloaded from. */
export function addressOf(file: Pick<File, 'viewUrl'>): string {
  return localPath(file.viewUrl);
}

/** The sign of a kind of file. */
export function FileIcon({ file, size = 18 }: { file: Pick<File, 'fileType' | 'fileExst'>; size?: number }) {
  const Icon = file.fileExst === '.pdf' ? IconFileTypePdf : (ICONS[file.fileType ?? 0] ?? IconFile);
  return <Icon size={size} stroke={1.6} aria-hidden />;
}

/** Returns a size as people say it, such as 12 KB, in the user's locale. */
export function sizeWords(bytes: number, tag: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const format = new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
  return format.format(bytes / 1024 ** step);
}
