import { hidden } from '../components/hidden';
import { useTexts } from '../components/use-texts';
import { SkeletonMessages, SkeletonRows } from '../components/skeletons';
import { styled } from '../theme/styled';
import { color, size, underColumn } from '../theme/tokens';
import { Frame, MainColumn, RailColumn, SidebarColumn } from './layout';

const Wide = styled('div')({ display: 'flex', [underColumn]: { display: 'none' } });
const Header = styled('div')({
  height: size.header,
  flex: 'none',
  borderBottom: `1px solid ${color.line}`,
});

/** The layout of the app before main has answered for the first time. */
export function LoadingScreen() {
  const t = useTexts();
  return (
    <Frame>
      <Wide>
        <RailColumn />
        <SidebarColumn aria-hidden style={{ width: size.sidebar }}>
          <Header />
          <SkeletonRows count={6} />
        </SidebarColumn>
      </Wide>
      <MainColumn>
        <h1 style={hidden}>{t('common.appName')}</h1>
        <Header />
        <div style={{ marginTop: 'auto', paddingBottom: 110 }}>
          <SkeletonMessages />
        </div>
      </MainColumn>
    </Frame>
  );
}
