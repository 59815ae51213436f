// Arabic words of persons: at the door, their details, comparing numbers.

import { genitive } from '../cases.ts'
import { pluralOf } from '../plural.ts'
import type { PersonsText } from '../en/persons.ts'

const plural = pluralOf('ar')

export const ar: PersonsText = {
  doorTitle: 'عند الباب',
  someone: (name) => `أحدهم عند الباب: «${name}»`,
  unnamed: 'شخص بلا اسم عند الباب',
  theirWord: 'اختار هذا الاسم بنفسه، ولم يتحقق منه أحد.',
  cameAt: (when) => `وقت المجيء: ${when}`,
  theirNote: 'كتب:',
  noNote: 'لم يكتب شيئًا.',
  alike: (name) => `يشبه هذا ${name} الذي تعرفه، لكنه شخص آخر. اسأل قبل أن تفتح.`,
  beforeYouDecide: 'قبل أن تقرر',
  risk: {
    newIdentity: (age) => `هذه الهوية جديدة: تقول إنها صُنعت قبل ${genitive(age)}.`,
    manyRequests: (count) => plural(count, {
      zero: 'لم يأتِ غيره إلى بابك في الساعة نفسها.',
      one: 'جاء إلى بابك شخص آخر في الساعة نفسها.',
      two: 'جاء إلى بابك شخصان آخران في الساعة نفسها.',
      few: `جاء إلى بابك ${count} آخرون في الساعة نفسها.`,
      many: `جاء إلى بابك ${count} آخرون في الساعة نفسها.`,
      other: `جاء إلى بابك ${count} آخرون في الساعة نفسها.`
    }),
    nobodyInCommon: 'لم يعرّفكما أحد تعرفه.',
    alikeName: (name) => `يشبه الاسم ${name} الذي تعرفه.`,
    alikeLink: (host) => `فيه رابط لا يقود إلى حيث يبدو: بل إلى ${host}.`
  },
  report: 'احتفظ بدليل',
  reportTitle: 'دليل على هذا الطلب',
  reportMeans: 'من يستعمل عنوانك يوقّع اسمه وكلماته الأولى، وهو يعلم ذلك. ' +
    'بهذا الملف تستطيع أن تثبت ' +
    'لمن تختار أنه كتبها. لا يرسله Snug إلى أي مكان.',
  reportNot: 'لا يثبت من هو الشخص ولا متى كتب.',
  reportEnds: 'وبعد أن تدخله لا يمكن إثبات شيء مما تكتبانه لغيركما، ولا صنع هذا الملف.',
  reportMaking: 'جارٍ صنع الملف…',
  reportSave: 'حفظ الملف',
  reportClose: 'إغلاق',
  checkReport: 'فحص دليل',
  reportHolds: 'التواقيع صحيحة',
  reportFrom: 'كتبه جهاز من أجهزة',
  reportName: 'سمّى نفسه',
  reportTo: 'إلى',
  reportTime: 'متى، بحسب قوله',
  reportBad: 'لا يثبت هذا الملف شيئًا: ليس دليلًا على طلب، أو غيّره أحد.',
  reportNewer: 'صنعت هذا الدليل نسخة أخرى من Snug. حدّث Snug لفحصه.',
  showsAs: (name) => `سيظهر عندك باسم ${name}.`,
  accept: 'قبول',
  acceptMeans: 'يكتب كل منكما للآخر. ويعرف جهازه كيف يصل إلى جهازك.',
  decline: 'رفض',
  declineMeans: 'يذهب مع كل ما تركه. لا يُبلَّغ بشيء، ويمكنه أن يطرق ثانية.',
  block: 'حظر',
  blockMeans: 'لا يمكنه أن يطرق ثانية. ولا يُبلَّغ بشيء.',
  accepted: (name) => `دخل ${name}.`,
  declined: (name) => `رفضت ${name}.`,
  blockedNow: (name) => `حظرت ${name}.`,
  write: 'كتابة',
  nobodyTitle: 'لا أحد عند الباب',
  nobodyHint: 'من يجدك بعنوانك المفتوح يطرق هنا أولًا. لن يصل أي رد قبل أن تقرر.',
  invite: 'ادعُ صديقًا',

  contactTitle: 'عن جهة الاتصال',
  gone: 'لم تعد جهة الاتصال هذه هنا.',
  toDoor: 'إلى الباب',
  myName: 'الاسم الذي تعطيه أنت',
  myNameHint: 'لا يراه سواك.',
  save: 'حفظ',
  nameEmpty: 'يحتاج الاسم إلى حرف واحد على الأقل.',
  renamed: (name) => `يظهر الآن عندك باسم ${name}.`,
  theirName: (name) => `يسمي نفسه «${name}»`,
  state: {
    invited: (name) => `لم يُجب ${name} بعد`,
    requested: (name) => `${name} عند الباب`,
    connected: () => 'متصل، ولم يتم التحقق بعد',
    verified: () => 'تم التحقق: قارنتما الأرقام',
    changed: () => 'الهوية جديدة ولم يتم التحقق منها',
    blocked: () => 'محظور: لا يدخل شيء'
  },
  acceptChange: 'هو نفسه',
  keepApart: 'أبقهما منفصلين',
  attachedAsk: (one, other) => `قلت إن ${other} هو ${one}. لا يُرسل شيء إلى أي منهما ` +
    'قبل أن تقرر. قارن الأرقام مع الجديد أولًا.',
  replaced: (one, other) => `حل ${other} محل ${one}.`,
  odd: {
    bidi: 'أُرسل الاسم مع علامات تقلب اتجاه النص، وقد أُزيلت.',
    mixed: 'يخلط الاسم حروفًا متشابهة من كتابات مختلفة.'
  },
  stored: 'كل ما هو محفوظ عنه',
  history: 'ما الذي تغيّر',
  historyNone: 'لا شيء بعد.',
  changes: {
    'met-invite': () => 'التقيتما بدعوة',
    'met-address': () => 'جاء عبر عنوانك وفتحت له',
    'met-introduced': (who) => `عرّفكما ${who}`,
    'new-device': (which) => `جهاز جديد: ${which}`,
    'device-gone': (which) => `جهاز لم يعد له: ${which}`,
    verified: () => 'قارنت الأرقام',
    unverified: () => 'أزلت الختم',
    'identity-changed': () => 'سمّى حسابه حسابًا آخر خلفًا له',
    attached: () => 'قلت إن دعوة جديدة تخصه',
    accepted: () => 'قبلت الهوية الجديدة',
    'kept-apart': () => 'أبقيت الهوية الجديدة منفصلة',
    'device-list-fork': () => 'وصلت قائمتان مختلفتان لأجهزته',
    'split-view': (who) => `يرى ${who} أجهزة غير التي تراها`
  },
  introduce: 'عرّفه إلى صديق',
  introduceTitle: (name) => `إلى من تعرّف ${name}؟`,
  introduceHint: 'يُسأل كلاهما. ولا يتعارفان إلا إذا وافقا معًا، ولا يُخبر أحد بالرفض.',
  introduceNobody: 'ليس لك صديق آخر هنا بعد.',
  introduced: (one, other) => `سُئل ${one} و${other}.`,
  introductions: 'التعارف',
  introducing: (both) => `تود أن تعرّف ${both} أحدهما إلى الآخر.`,
  introducedBy: (by, name) => `يود ${by} أن يعرّفك إلى ${name}.`,
  agree: 'أتعرف إليه',
  turnDown: 'أرفض',
  agreedWaits: 'وافقت. يستمر الأمر حين يوافق الآخر أيضًا.',
  bothAsked: 'سُئل كلاهما.',
  bothAgreed: 'وافق كلاهما.',
  shutOut: (confirmed, houses) =>
    `${confirmed} من ${houses} من البيوت التي تحفظ بريدك تردّ بريدهم.`,
  since: (when) => `منذ: ${when}`,
  changedTitle: 'توقف وتحقق',
  compare: 'قارن الأرقام',
  compareWhy: (name) => `تأكد أن لا أحد يقف بينك وبين ${name}.`,
  compareAgain: 'عرض الرقم',

  way: 'الطريق إليه',
  wayShows: {
    direct: (name) => `يرى ${name} عنوان جهازك على الإنترنت، وترى أنت عنوانه. لا أحد بينكما.`,
    relayed: (name) => 'ينقل بيت كل شيء مختومًا. يرى عنوانيكما ومتى تتحدث أنت ' +
      `و${name}، ولا يرى ما تقولان أبدًا.`,
    houses: (name) => `ما تكتبه يُترك مختومًا في بيوت تحفظ بريد ${name}. ترى عنوانك ومتى تأتي ` +
      'وكم تترك، ولا ترى ما فيه أبدًا.',
    none: (name) => `ما تكتبه إلى ${name} يبقى على هذا الجهاز حتى يوجد طريق.`
  },
  relayOnly: 'اخترت ألا ترى جهات الاتصال عنوانك أبدًا.',
  notRelayOnly: 'حين يوجد طريق مباشر يُرى عنوانك. يمكنك منع ذلك في الإعدادات.',

  messages: 'الرسائل',
  deniable: 'لا يمكن إثبات شيء مما تكتبانه هنا لأحد غيركما. وصورة الشاشة لا تثبت شيئًا كذلك.',
  timer: 'متى تحترق الرسائل',
  change: 'تغيير',
  mute: 'كتم',
  muteHint: 'تصل الرسائل، ولا شيء يلفت النظر إليها.',
  pin: 'تثبيت في الأعلى',
  leaveMail: (name) => `دع ${name} يحفظ بريدك`,
  leaveMailHint: (name) => `لدى ${name} جهاز يعمل دائمًا. يحفظ بريدك مختومًا في غيابك.`,

  door: 'الباب',
  blockLong: (name) => `حظر ${name}`,
  blockTitle: (name) => `حظر ${name}؟`,
  blockAsk: (name) => `لن يدخل شيء من ${name} بعد الآن، ولن يُبلَّغ ${name} بذلك. ` +
    'ما قيل يبقى هنا. لتلتقيا ثانية تحتاجان إلى دعوة جديدة.',
  unblockLong: (name) => `إلغاء حظر ${name}`,
  unblock: 'إلغاء الحظر',
  unblockTitle: (name) => `إلغاء حظر ${name}؟`,
  unblockAsk: (name) => `يمكن أن يطرق ${name} ثانية. ما قيل يُمحى هنا، ولتلتقيا ثانية تحتاجان ` +
    'إلى دعوة جديدة.',
  removeLong: (name) => `إزالة ${name}`,
  remove: 'إزالة',
  removeTitle: (name) => `إزالة ${name}؟`,
  removeAsk: (name) => 'تُمحى محادثتكما كلها على هذا الجهاز، ولا شيء يعيدها. ما وصل إلى ' +
    `${name} يبقى هناك حتى يحترق. لتلتقيا ثانية تحتاجان إلى دعوة جديدة.`,
  removed: (name) => `أُزيل ${name}.`,

  verifyTitle: 'قارن الأرقام',
  verifyIntro: (name) => `قابل ${name} أو اتصل به. افتحا هذه الصفحة على الجهازين وليقرأ كل منكما ` +
    'الرقم للآخر. إن كان واحدًا فلا أحد يقف بينكما.',
  number: (name) => `رقمك مع ${name}: 12 مجموعة من خمس خانات`,
  code: (name) => `الرمز الذي يمسحه ${name}`,
  orScan: (name) => `أنتما معًا؟ دع ${name} يمسح هذا الرمز، أو امسح رمزه.`,
  scan: 'امسح رمزه',
  scanTitle: 'امسح رمزه',
  match: 'متطابقة',
  noMatch: 'غير متطابقة',
  notYet: (name) => `يمكنك المقارنة حين يجيب ${name}.`,
  blockedYet: (name) => `لقد حظرت ${name}: لا شيء يُقارن.`,
  matched: (name) => `هذا هو ${name}`,
  matchedHint: (name) => `من الآن يقف الختم بجانب اسم ${name}. إن تغيرت الهوية يتوقف Snug ويقول ` +
    'ذلك.',
  done: 'تم',
  differTitle: 'الأرقام مختلفة',
  differHint: (name) => 'إما أن أحدكما فتح محادثة أخرى، أو أن أحدًا يقف بينكما. تأكد أن ' +
    `${name} ينظر إلى المحادثة معك، وقارنا مرة أخرى. إن بقيت مختلفة فلا تكتب هنا شيئًا خاصًا، ` +
    'وتحدثا وجهًا لوجه.',
  again: 'قارن ثانية',
  sealed: (when) => `قارنت هذا الرقم: ${when}.`,
  unseal: 'انزع الختم',
  scanFault: {
    'own-code': 'هذا هو الرمز الذي يعرضه Snug عندك. امسح الرمز على الشاشة الأخرى.',
    'other-version': 'صنع هذا الرمز إصدار آخر من Snug. حدّثا الاثنين، أو قارنا الأرقام.',
    'not-ours': 'هذا رمز آخر. تجدان الرمز الصحيح في محادثتكما تحت «قارن الأرقام».'
  }
}
