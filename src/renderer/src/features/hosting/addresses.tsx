import type { HostAddress } from '../../../../shared/bridge/views';
import { CheckIcon, CopyIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, monospace } from '../../theme/tokens';
import { useCopy } from '../../components/use-copy';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, fontSize: 13 });
const Row = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 36,
  borderTop: `1px solid ${color.line}`,
});
const Text = styled('span')({
  flex: '1 1 auto',
  minWidth: 0,
  // Never over the label beside it.
  overflow: 'hidden',
  display: 'flex',
  fontFamily: monospace,
  fontSize: 12.5,
  lineHeight: '17px',
  whiteSpace: 'pre',
  userSelect: 'text',
});
// An address runs from left to right, wherever it stands.
const Parts = styled('span')({ display: 'flex', minWidth: 0 });
// Gives way first, so that what tells two long addresses apart, the end, is always read.
const Beginning = styled('span')({ minWidth: '6ch', overflow: 'hidden', textOverflow: 'ellipsis' });
const Label = styled('span')({
  flex: '0 4 auto',
  minWidth: '8ch',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'end',
  fontSize: 12,
  color: color.muted,
});

/** An address as people type it. */
export function toAddressText({ host, port, family }: HostAddress): string {
  return family === 'ipv6' ? `[${host}]:${port}` : `${host}:${port}`;
}

/** An address in two parts: the second, with zone and port, is never cut. */
export function toAddressParts(text: string): [beginning: string, end: string] {
  const zoneAt = text.indexOf('%');
  // Without a zone the last group and the port; an IPv4 address is short enough to stand whole.
  const at = zoneAt === -1 ? text.lastIndexOf(':', text.indexOf(']')) : zoneAt;
  return text.startsWith('[') && at > 0 ? [text.slice(0, at), text.slice(at)] : ['', text];
}

/** The addresses of this machine, best first, each with what it is and a way to copy it. */
export function Addresses({ addresses }: { addresses: HostAddress[] }) {
  const t = useTexts();
  const { copied, copy } = useCopy();
  return (
    <List>
      {addresses.map((address, index) => {
        const text = toAddressText(address);
        const [beginning, end] = toAddressParts(text);
        const labels = [
          t(`hosting.kind.${address.kind}`),
          ...(address.family === 'ipv6' ? [t('hosting.ipv6')] : []),
          ...(index === 0 ? [t('hosting.best')] : []),
        ];
        return (
          <Row key={`${text} ${address.interfaceName}`}>
            <Text title={text}>
              <Parts dir="ltr">
                {beginning !== '' && <Beginning>{beginning}</Beginning>}
                <span>{end}</span>
              </Parts>
            </Text>
            <Label title={address.interfaceName}>{labels.join(' · ')}</Label>
            <IconAction
              size="small"
              label={t('hosting.copyAddress', { address: text })}
              onClick={() => void copy(text, t('hosting.addressCopied', { address: text }))}
            >
              {copied === text ? <CheckIcon style={{ color: color.online }} /> : <CopyIcon />}
            </IconAction>
          </Row>
        );
      })}
    </List>
  );
}
