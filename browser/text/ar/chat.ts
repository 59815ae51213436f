// Arabic words of conversations: list, timeline, writing, searching.

import { genitive } from '../cases.ts'
import { pluralOf } from '../plural.ts'
import type { ChatText } from '../en/chat.ts'

const plural = pluralOf('ar')

function messages (count: number): string {
  return plural(count, { one: 'رسالة جديدة', two: 'رسالتان جديدتان', few: `${count} رسائل جديدة`,
    other: `${count} رسالة جديدة` })
}

export const ar: ChatText = {
  conversations: 'المحادثات',
  addFriend: 'ادعُ صديقًا أو أضفه',
  menu: 'القائمة',
  searchAll: 'بحث',
  clearSearch: 'مسح البحث',
  door: (name) => `أحدهم عند الباب: «${name}»`,
  doorMany: (count) => plural(count, { two: 'شخصان عند الباب', few: `${count} أشخاص عند الباب`,
    other: `${count} شخصًا عند الباب` }),
  doorHint: 'لن يصل أي رد قبل أن تقرر',
  alone: 'أنت وحدك هنا.',
  aloneHint: 'ادعُ صديقًا أو انضم إلى بيت.',
  aloneKept: 'يحفظ بيت بريدك. ادعُ صديقًا.',
  invite: 'ادعُ صديقًا',
  joinHouse: 'انضم إلى بيت',
  nobody: 'ستظهر محادثاتك هنا.',
  people: 'أشخاص',
  messages: 'رسائل',
  looking: 'جارٍ البحث…',
  nothingFound: (query) => `لا شيء هنا يقول «${query}».`,
  onlyHere: 'يُبحث فقط في ما هو محفوظ على هذا الجهاز.',
  searchFull: 'الرسائل أكثر من أن تُبحث كلها: الأقدم منها غير مشمولة.',
  unread: messages,
  you: 'أنت',
  snug: 'Snug',
  byYou: (text) => `أنت: ${text}`,
  draft: (text) => `مسودة: ${text}`,
  noMessages: 'لم يُكتب شيء بعد',
  muted: 'صامتة',
  pinned: 'مثبتة',
  atTheDoor: 'عند الباب',

  choose: 'غرفة صغيرة لك وحدك',
  chooseHint: 'اختر محادثة. ما تقوله هناك يبقى بينكما.',
  keysHint: 'كل المفاتيح',

  burnsAfter: (after) => `تحترق بعد ${genitive(after)}`,
  stays: 'لا شيء يحترق',
  contact: 'عن جهة الاتصال',
  verify: 'قارن الأرقام',
  searchHere: 'ابحث هنا',
  mute: 'كتم',
  unmute: 'إلغاء الكتم',
  pin: 'تثبيت في الأعلى',
  unpin: 'إلغاء التثبيت',
  timer: 'متى تحترق الرسائل',
  timerTitle: 'متى تحترق الرسائل؟',
  timerHint: (name) =>
    `يسري على الرسائل الجديدة عندك وعند ${name}. إن اختلف الاختيار فالمدة الأقصر ` +
    'هي السارية.',
  timerKeep: 'لا تحترق',
  timerKeepHint: 'تبقى حتى تحذفها',
  save: 'حفظ',

  timeline: (name) => `الرسائل مع ${name}`,
  retentionRule: (after) => `الرسائل هنا تحترق بعد ${genitive(after)} عندكما معًا.`,
  retentionKeep: 'الرسائل هنا تبقى حتى تحذفها.',
  change: 'تغيير',
  beginning: (name) => `هنا تبدأ محادثتك مع ${name}.`,
  sayHello: 'قل مرحبًا. الكلام مختوم ولا يقرؤه سواكما.',
  newFromHere: 'جديد',
  latest: 'إلى أحدث رسالة',
  latestUnread: (count) => `${messages(count)} في الأسفل`,
  loadingOlder: 'إلى الوراء…',
  actions: 'ماذا تفعل بهذه الرسالة',
  details: 'التفاصيل',
  copy: 'نسخ',
  copied: 'تم النسخ',
  notCopied: 'لم يسمح هذا المتصفح بالنسخ.',
  remove: 'حذف',
  keep: 'إبقاء',
  retry: 'إعادة الإرسال',
  removeTitle: 'حذف هذه الرسالة؟',
  removeHint: (name) => `تُمحى هنا. وما وصل إلى ${name} يبقى هناك حتى يحترق.`,
  burnsAt: (at) => `تحترق: ${at}`,
  arrived: (name, text) => `${name}: ${text}`,
  typing: (name) => `${name} يكتب الآن…`,
  typingShort: 'يكتب الآن…',
  hereNow: 'هنا الآن',
  opensOutside: (address) => `يفتح ${address} خارج Snug`,

  state: {
    waiting: 'في الانتظار',
    sent: 'أُرسلت',
    delivered: 'وصلت',
    read: 'قُرئت',
    failed: 'لم تُرسل',
    expired: 'انتهت دون قراءة'
  },
  held: (count, houses, until) => `عند ${count} من ${houses} حتى ${until}`,
  waitingLong: {
    'both-here': (name) => `في الانتظار. لا أحد يحفظ بريد ${name} بعد، فتُرسل حين تكونان هنا معًا.`,
    'a-way': (name) => `في الانتظار. تُرسل حين يمكن الوصول إلى ${name} أو إلى بيت يحفظ بريده.`,
    'a-relay': (name) => 'في الانتظار. أنت لا تُظهر عنوانك لأحد، فتُرسل فقط عبر وسيط من عند ' +
      `${name} أو عبر بيت يحفظ بريدكما.`
  },
  heldLong: (name, houses, _count, until) =>
    `تصل إلى ${name} عند العودة. محفوظة ومختومة عند ${houses} حتى ${until}.`,
  houseOf: (name) => `بيت ${name}`,
  deliveredLong: (name) => `وصلت إلى جهاز ${name}.`,
  readLong: (name) => `قرأها ${name}.`,
  expiredLong: (name) => `لم يستلمها ${name} في الوقت. أعد إرسالها أو احذفها.`,
  failedLong: (reason) => `لم تُرسل: ${reason}.`,
  failure: {
    farewell: (name) => `لم يعد ${name} يقبل رسائلك هنا`,
    removed: () => 'أُزيلت جهة الاتصال',
    blocked: (name) => `لقد حظرت ${name}`,
    'device-gone': (name) => `لم يعد ${name} يستخدم الجهاز الذي كانت له`,
    restored: () => 'كانت في الطريق حين أُنشئت هذه النسخة، وربما لم تصل'
  },
  refused: 'رُفضت',

  notice: {
    introduction: (name, who) =>
      `يود ${name} أن يعرّفك إلى ${who}. تجد السؤال عند الباب.`,
    'split-view': (name, who) =>
      `يرى ${who} أجهزة لـ${name} غير التي تراها: ربما خُدع أحدكما. ` +
      `اسأل ${name} وجهًا لوجه قبل أن تكتب شيئًا خاصًا.`,
    'split-view-me': (name) =>
      `يرى ${name} أجهزة لك غير التي لديك. ربما لدى أحدهم مفتاح حسابك. ` +
      'قارنا الأرقام وجهًا لوجه.',
    'new-device': (name) => `لدى ${name} جهاز جديد. إن لم يخبرك بذلك فاسأل.`,
    'identity-changed': (name) =>
      `هوية ${name} جديدة. تحقق وجهًا لوجه أو بالهاتف قبل أن تكتب ثانية.`,
    'version-fork': (name) => `قائمتان لأجهزة ${name} تتناقضان. تحقق وجهًا لوجه أو بالهاتف.`,
    'unreadable-content': () => 'تعذّر عرض رسالة: هذا الإصدار من Snug لا يفهمها.'
  },

  messageTitle: 'رسالة',
  from: 'من',
  written: 'كُتبت',
  received: 'استُلمت',
  keptBy: 'محفوظة عند',
  keptUntil: (house, until) => `${house} حتى ${until}`,
  keptSince: 'أُودعت في بيت',
  deliveredAt: 'وصلت',
  readAt: 'قُرئت',
  timesForgotten: 'قبل أكثر من 7 أيام. لا تُحفظ الأوقات مدةً أطول.',
  goneAt: 'تحترق',
  neverGone: 'لا تحترق من تلقاء نفسها',
  tried: 'كيف جرت المحاولة',
  notKept: (house) => `ليست عند ${house}.`,
  stateNow: 'الحالة',
  gone: 'لم تعد هذه الرسالة هنا.',

  write: (name) => `اكتب إلى ${name}`,
  send: 'إرسال',
  textOnly: 'يرسل Snug الكلمات هنا. كانت تلك صورة أو ملفًا.',
  notText: 'لم يكن ذلك نصًا يمكن إرساله.',
  notSent: 'لم تُرسل وما زالت هنا.',
  tooLong: 'هذا أطول من رسالة واحدة. أرسله على أجزاء.',
  changed: (name) => `هوية ${name} جديدة. تحقق وجهًا لوجه أو بالهاتف قبل أن تكتب ثانية.`,
  compare: 'مقارنة',
  keepWaiting: 'الانتظار',
  blocked: (name) => `لقد حظرت ${name}.`,
  unblock: 'إلغاء الحظر',
  invited: (name) => `لم يُجب ${name} بعد، وسيقرأ ما تكتبه مع الجواب.`,
  requested: (name) => `ما زال ${name} عند الباب.`,
  asked: (name) => `وصلت ملاحظتك إلى ${name} ولم يفتح لك الباب بعد. اكتب الباقي حين يأتيك الرد.`,
  toDoor: 'إلى الباب',
  missing: 'لم تعد هذه المحادثة هنا.',

  hitOf: (at, count) => `${at} من ${count}`,
  noHits: 'لا نتائج',
  olderHit: 'أقدم',
  newerHit: 'أحدث',

  newMessage: 'رسالة جديدة'
}
