import { useState } from 'react';
import { addressOf, FileIcon, isPicture } from '../../pickers/fileLooks';
import { PicturePreview } from '../../pickers/PicturePreview';
import { useText } from '../../shared/i18n/text';
import type { File } from '../../shared/wire/types';
import classes from './history.module.css';

/** The files of an entry: pictures to look at, others to download. */
export function EventFiles({ files }: { files: readonly File[] }) {
  const t = useText('files');
  const [looked, setLooked] = useState<number | null>(null);
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            {isPicture(file) ? (
              <button
                type="button"
                className={classes.picture}
                aria-label={t('preview', { name: file.title })}
                onClick={() => setLooked(file.id)}
              >
                <img src={addressOf(file)} alt="" loading="lazy" />
              </button>
            ) : (
              <a className={classes.file} href={addressOf(file)} download={file.title}>
                <FileIcon file={file} size={15} />
                <span className={classes.fileName}>{file.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      <PicturePreview pictures={pictures} current={looked} onMove={setLooked} />
    </>
  );
}
