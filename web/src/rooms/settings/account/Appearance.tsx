import { NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useDensity } from '../../../data/density';
import { LANGUAGES } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/text';
import { DENSITIES } from '../../../shared/ui/table/density';
import { Block } from '../frame/Block';
import classes from '../settings.module.css';

// The frame keeps the language under this name, too.
const LANGUAGE_KEY = 'rapport.language';
const SCHEMES = ['auto', 'light', 'dark'] as const;
const LABELS = { auto: 'likeSystem', light: 'light', dark: 'dark' } as const;

/** Colours and language, as they are kept in this browser. */
export function Appearance() {
  const t = useText('settings');
  const common = useText('common');
  const [density, setDensity] = useDensity();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [language, setLanguage] = useLocalStorage<string>({
    key: LANGUAGE_KEY,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  return (
    <>
      <Block title={t('theme')}>
        <SegmentedControl
          aria-label={t('theme')}
          value={colorScheme}
          data={SCHEMES.map((value) => ({ value, label: common(LABELS[value]) }))}
          onChange={(value) => setColorScheme(SCHEMES.find((one) => one === value) ?? 'auto')}
        />
      </Block>
      <Block title={t('density')} text={t('densityText')}>
        <SegmentedControl
          aria-label={t('density')}
          value={density}
          data={DENSITIES.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setDensity(value === 'compact' ? 'compact' : 'comfortable')}
        />
      </Block>
      <Block title={t('language')} text={t('languageText')}>
        <NativeSelect
          className={classes.form}
          aria-label={t('language')}
          value={language}
          data={[
            { value: '', label: t('languageOwn') },
            ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
      </Block>
    </>
  );
}
