import type { JSX } from 'preact';
import { fileUrl } from './api.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { nameOf } from './names.ts';
import type { Contact, Location, Message } from './telegram.ts';
import { durationOf, sizeOf } from './times.ts';
import { usePage } from './use-page.ts';

/** What a message carries besides its text: a file, a picture, a place, a phone number. Nothing for a message of text alone. */
export function Media({ message }: { message: Message }): JSX.Element | null {
  const { photo, document, voice, sticker, venue, location, contact } = message;
  if (photo?.length) return <Photo message={message} />;
  if (sticker) return <span class="sticker">{sticker.emoji ?? '🙂'}</span>;
  if (document) return <DocumentCard document={document} />;
  if (voice) return <VoiceCard voice={voice} />;
  if (venue) return <PlaceCard place={venue.location} title={venue.title} address={venue.address} />;
  if (location) return <PlaceCard place={location} />;
  if (contact) return <ContactCard contact={contact} />;
  return null;
}

function Photo({ message }: { message: Message }): JSX.Element | null {
  const { words } = usePage();
  const largest = message.photo?.reduce((one, other) => (other.width > one.width ? other : one));
  if (!largest) return null;
  const { file_id: id, width, height } = largest;
  const name = message.from ? nameOf(message.from) : '';
  // A sample of two pixels must not become a dot.
  const shape = width >= 80 && height >= 80 ? { aspectRatio: `${width} / ${height}` } : { aspectRatio: '4 / 3' };
  return (
    <a class="photo" href={fileUrl(id)} target="_blank" rel="noopener" style={shape}>
      <img src={fileUrl(id)} alt={words('photoBy', { name })} loading="lazy" />
    </a>
  );
}

function DocumentCard({ document }: { document: NonNullable<Message['document']> }): JSX.Element {
  const { words } = usePage();
  const name = document.file_name ?? words('document');
  const ending = /\.(\w{1,5})$/.exec(name)?.[1] ?? '';
  return (
    <a class="card" href={fileUrl(document.file_id)} target="_blank" rel="noopener" data-testid="document">
      <span class="card-icon">
        <Icon name="document" size={22} />
        {ending && <small>{ending}</small>}
      </span>
      <span class="card-words">
        <b dir="auto">{name}</b>
        {document.file_size !== undefined && <small>{sizeOf(document.file_size, words('locale'))}</small>}
      </span>
    </a>
  );
}

/** Heights of the drawn sound wave; it only says "sound". */
const WAVE = [5, 9, 14, 8, 11, 18, 12, 7, 15, 20, 13, 8, 16, 10, 6, 12, 17, 9, 5, 8, 12, 6];

function VoiceCard({ voice }: { voice: NonNullable<Message['voice']> }): JSX.Element {
  const { words } = usePage();
  return (
    <a class="card" href={fileUrl(voice.file_id)} target="_blank" rel="noopener" aria-label={words('voice')}>
      <span class="card-icon round">
        <Icon name="play" size={22} />
      </span>
      <span class="card-words">
        <svg class="wave" viewBox="0 0 110 22" aria-hidden="true">
          {WAVE.map((height, index) => (
            <rect key={index} x={index * 5} y={11 - height / 2} width="2.6" height={height} rx="1.3" />
          ))}
        </svg>
        <small>{durationOf(voice.duration)}</small>
      </span>
    </a>
  );
}

function PlaceCard({ place, title, address }: { place: Location; title?: string; address?: string }): JSX.Element {
  const { words } = usePage();
  const { latitude, longitude } = place;
  const spot = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <a class="place" href={map} target="_blank" rel="noopener noreferrer" data-testid="place">
      <DrawnMap />
      <span class="place-words">
        <b dir="auto">{title ?? words('location')}</b>
        <span dir="auto">{address ?? spot}</span>
        <small>
          {words('openMap')} {'↗'}
        </small>
      </span>
    </a>
  );
}

/** A drawing and no map: nothing is loaded from anywhere. */
function DrawnMap(): JSX.Element {
  return (
    <svg class="map" viewBox="0 0 300 120" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect class="map-land" width="300" height="120" />
      <path class="map-park" d="M0 0h84l-14 46L0 58Z M214 78l86-20v62h-76Z" />
      <path class="map-water" d="M0 96c40-10 64 8 104 4s52-8 78 20H0Z" />
      <path class="map-street" d="M-10 70 310 34M62-10l30 140M188-10l34 140M-10 22l320 62M128-10l6 140M250-10l-24 140" />
      <path class="map-road" d="M-10 52C60 40 120 66 170 58s90-34 140-30" />
      <path class="map-pin" d="M150 74s17-15 17-29a17 17 0 1 0-34 0c0 14 17 29 17 29Z" />
      <circle class="map-dot" cx="150" cy="45" r="6" />
    </svg>
  );
}

function ContactCard({ contact }: { contact: Contact }): JSX.Element {
  return (
    <span class="card">
      <Avatar who={{ id: contact.user_id ?? 3, is_bot: false, ...contact }} size={44} />
      <span class="card-words">
        <b dir="auto">{nameOf({ id: 0, is_bot: false, ...contact })}</b>
        <small dir="ltr">{contact.phone_number}</small>
      </span>
    </span>
  );
}
