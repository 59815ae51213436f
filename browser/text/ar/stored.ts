// Arabic words of the pages about what is stored, here and elsewhere.

import { pluralOf } from '../plural.ts'
import type { StoredText } from '../en/stored.ts'

const plural = pluralOf('ar')

export const ar: StoredText = {
  title: 'ما هو محفوظ',
  lead: 'انظر، وامحُ ما تشاء',
  leadWords: 'ما يحفظه هذا الجهاز عن الناس، وما تحفظه البيوت لك مختومًا.',
  reading: 'تجري قراءة ما هو محفوظ',
  peopleTitle: 'عن الناس',
  nobody: 'لا شيء عن أحد بعد. حين يكون لك صديق هنا ترى ما يُحفظ عنه، وإلى متى.',
  messages: (count, size) => plural(count, {
    one: `رسالة واحدة، ${size}`, two: `رسالتان، ${size}`, few: `${count} رسائل، ${size}`,
    other: `${count} رسالة، ${size}`
  }),
  noMessages: 'لا رسائل',
  next: (until) => `تزول الرسالة التالية: ${until}`,
  show: (name) => `إظهار ما يُحفظ عن ${name}`,
  holdersTitle: 'ما تحفظه البيوت لك',
  nobodyHolds: 'لا بيت يحفظ لك شيئًا. إن حفظ بيت بريدك ترى هنا إلى متى، وتستردّه.',
  boxes: (count, invites) => plural(count, {
    one: invites > 0 ? 'بريد دعوة' : 'بريدك', two: 'بريدك في مكانين',
    few: `بريدك في ${count} أماكن`, other: `بريدك في ${count} مكانًا`
  }),
  until: (what, until) => `${what}، مختومًا، حتى ${until}`,
  nothingPromised: (what) => `${what}: لم يَعِد بشيء بعد`,
  room: (size) => `يقول إنه يحجز ${size}`,
  holds: (count, size, room) => plural(count, {
    zero: `يقول إنه لا يحفظ الآن أي رسالة، ويحجز ${room}`,
    one: `يقول إنه يحفظ الآن رسالة واحدة، ${size}، ويحجز ${room}`,
    two: `يقول إنه يحفظ الآن رسالتين، ${size}، ويحجز ${room}`,
    few: `يقول إنه يحفظ الآن ${count} رسائل، ${size}، ويحجز ${room}`,
    other: `يقول إنه يحفظ الآن ${count} رسالة، ${size}، ويحجز ${room}`
  }),
  leaving: 'تُرك. لم يؤكد البيت ذلك بعد.',
  takeBack: 'استرداد',
  takeBackTitle: (name) => `استرداد كل شيء من ${name}؟`,
  takeBackWords: 'ينسى ما يحفظه لك. البريد الذي لم تجلبه يضيع، ما لم يكن عند كاتبه بعد. ' +
    'والبيت غير الأمين قد يُبقي ما يشاء، مختومًا.',
  takenBack: (name) => `أكّد ${name}: لا يحفظ لك شيئًا بعد الآن.`,
  toldLater: (name) => `يُخبَر ${name} حالما يمكن الوصول إليه.`,
  leftTitle: 'ما تحفظه البيوت لأصدقائك',
  nothingLeft: 'لا رسالة لك تنتظر في بيت.',
  left: (count, host, until) => plural(count, {
    one: `رسالة واحدة منك عند ${host}، حتى ${until}`, two: `رسالتان منك عند ${host}، حتى ${until}`,
    few: `${count} رسائل منك عند ${host}، حتى ${until}`,
    other: `${count} رسالة منك عند ${host}، حتى ${until}`
  }),
  noInvites: 'لا دعوة مفتوحة.',
  foundTitle: 'أين تُوجَد',
  found: (until) => 'ملاحظات مختومة تخبر أصدقاءك وحدهم أين هذا الجهاز. تُصنع لكل يوم حتى ' +
    `${until}، ويحفظ الآخرون كلًّا منها يومين.`,
  notFound: 'لا أحد ينشر أين هذا الجهاز.',
  kept: (count, size, until) => plural(count, {
    one: `رسالة واحدة، ${size}، حتى ${until}`, two: `رسالتان، ${size}، حتى ${until}`,
    few: `${count} رسائل، ${size}، حتى ${until}`, other: `${count} رسالة، ${size}، حتى ${until}`
  }),

  // عن شخص واحد
  personLead: (name) => `ما عند ${name} يبقى عنده. هذا ما هو هنا.`,
  personGone: 'لم يعد شيء محفوظًا عن هذا الشخص.',
  here: 'على هذا الجهاز',
  oldest: 'الأقدم',
  goesNext: 'تزول التالية',
  messagesName: 'الرسائل',
  lasting: 'تبقى حتى تمحوها',
  starred: 'بنجمة',
  waiting: 'في الطريق إليه',
  waitingUntil: (count, until) => `${count}، يُتخلى عنها: ${until}`,
  draft: 'كُتب ولم يُرسل',
  characters: (count) => plural(count, {
    one: 'حرف واحد', two: 'حرفان', few: `${count} أحرف`, other: `${count} حرفًا`
  }),
  chosen: 'ما اخترته',
  muted: 'مكتوم',
  pinned: 'مثبّت',
  history: 'ما الذي تغيّر',
  historyWords: (count) => plural(count, {
    one: 'قيد واحد، باليوم', two: 'قيدان، باليوم', few: `${count} قيود، باليوم`,
    other: `${count} قيدًا، باليوم`
  }),
  introductions: 'التعريفات',
  request: 'طلبه',
  requestWords: 'موقّع، حتى تقبله أو ترفضه',
  since: 'هكذا منذ',
  devicesTitle: 'أجهزته',
  noDevices: 'لا جهاز معروف.',
  device: (id) => `جهاز ${id}`,
  nowhere: 'مكانه غير معروف هنا.',
  addressGoes: (until) => `يزول: ${until}، ما لم يُسمع عنه من جديد.`,
  onlyWay: 'يبقى: لا طريق آخر إليه.',
  keepsMail: 'يبقى: يحفظ بريدك.',
  sessions: (count) => plural(count, {
    one: 'مفاتيح جلسة واحدة', two: 'مفاتيح جلستين', few: `مفاتيح ${count} جلسات`,
    other: `مفاتيح ${count} جلسة`
  }),
  eraseTitle: 'محو',
  erase: 'محو',
  kinds: {
    messages: 'كل الرسائل',
    draft: 'ما لم يُرسل',
    addresses: 'أماكن أجهزته',
    history: 'ما الذي تغيّر',
    introductions: 'التعريفات',
    request: 'طلبه',
    all: 'كل شيء، وجهة الاتصال'
  },
  ask: {
    messages: (name) => `تزول كل الرسائل مع ${name} من هذا الجهاز، وما هو في الطريق أيضًا. ` +
      'ما وصل يبقى عنده. لا يمكن استعادتها.',
    draft: (name) => `يزول ما كتبته إلى ${name} ولم ترسله.`,
    addresses: (name) => `تزول أماكن أجهزة ${name}. ما دمتما على اتصال تُعرف من جديد.`,
    history: (name) => `يزول ما تغيّر عن ${name}: الأجهزة والمقارنات وكيف التقيتما. ` +
      'لا يمكن استعادته.',
    introductions: (name) => `تزول من هذا الجهاز تعريفات ${name} بالآخرين وتعريفهم به.`,
    request: (name) => `يزول ما وقّعه ${name} عند بابك. لا شيء يثبته لغيرك بعد ذلك.`,
    all: (name) => `لن يكون ${name} جهة اتصال: تزول الرسائل والمفاتيح والعناوين، ولن يستطيع ` +
      'الكتابة إليك. لا يُخبَر بذلك، وما عنده يبقى عنده.'
  },
  askTitle: (what) => `محو «${what}»؟`,
  erased: 'مُحي من هذا الجهاز.'
}
