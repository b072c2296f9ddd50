import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/empty-state';
import { useTexts } from '../components/use-texts';

function ErrorScreen() {
  const t = useTexts();
  return (
    <main style={{ height: '100%', display: 'grid' }}>
      <EmptyState
        title={t('common.brokenTitle')}
        action={
          <Button variant="contained" onClick={() => window.location.reload()}>
            {t('common.reload')}
          </Button>
        }
      >
        {t('common.broken')}
      </EmptyState>
    </main>
  );
}

/** The last resort of the page: a bug while drawing shows a way on instead of an empty window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <ErrorScreen /> : this.props.children;
  }
}
