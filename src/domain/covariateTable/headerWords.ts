import type { ColumnTarget } from './columnTarget';
import type { FixedColumnKey } from './covariateColumn';

/** A meaning that a column of a file may have by its name alone. */
export type HeaderMeaning = Exclude<ColumnTarget['kind'], 'covariate' | 'new' | 'ignore'> | FixedColumnKey;

/** Words that stand apart by blanks. */
function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/**
 * What columns are called in hospitals' files: small letters, without accents, blanks and punctuation (`headerKey`).
 * English, Chinese, Japanese, Korean, German, French, Spanish.
 */
export const headerWords: Readonly<Record<HeaderMeaning, readonly string[]>> = {
  'subject-code': words(`
    subject subjectid subjectcode subjectno subjectnumber code studycode studyid id caseid caseno
    case no number participant participantid record recordid 编号 序号 病例号 病例编号 受试者 受试者编号 研究编号 番号 症例番号
    症例 被験者 被験者番号 번호 대상자 대상자번호 연구번호 증례번호 proband probandennummer fallnummer nr sujet numero
    codesujet sujeto codigo caso
  `),
  'hospital-number': words(`
    patientid patientno patientnumber mrn hospitalnumber hospitalno hospitalid medicalrecordnumber
    pid patid patnr 住院号 病历号 病案号 门诊号 登记号 住院号码 病历号码 病案号码 患者id号 患者id 患者编号 患者号 影像号 患者番号 カルテ番号 등록번호 환자번호 병록번호 patientennummer
    patientenid patientennr fallnr ipp numeropatient nip numerodehistoria historiaclinica nhc
  `),
  name: words(`
    name patientname patient fullname 姓名 患者姓名 病人姓名 名前 氏名 患者名 이름 성명 환자명 patientenname nom nompatient
    nometprenom nombre nombrepaciente
  `),
  'birth-date': words(`
    birthdate dateofbirth dob birth birthday 出生日期 出生年月日 出生年月 生日 生年月日 생년월일 생일 geburtsdatum gebdatum
    datedenaissance ddn fechadenacimiento fechanacimiento
  `),
  height: words(`
    height bodyheight stature 身高 身長 키 신장 grosse große korpergrosse korpergroße taille talla altura
    estatura
  `),
  weight: words('weight bodyweight mass bodymass 体重 체중 몸무게 gewicht korpergewicht poids peso'),
  'follow-up-days': words(`
    followupdays daysoffollowup followup followuptime followupduration days 随访天数 随访时间 随访 随访时长 経過日数
    追跡期間 観察期間 추적기간 추적관찰기간 nachbeobachtung nachbeobachtungszeit followuptage dureedesuivi suivi
    seguimiento diasdeseguimiento
  `),
  sex: words('sex gender sexe sexo genre genero 性别 性別 성별 geschlecht mf femalemale malefemale'),
  ageYears: words(`
    age ageyears ageinyears ageatsurgery ageatoperation agey 年龄 手术年龄 手术时年龄 年齢 手術時年齢 나이 연령 수술시나이
    수술시연령 alter alterbeiop edad edadcirugia agechirurgie ageop
  `),
  bmiKgPerM2: words(`
    bmi bodymassindex bmikgm2 bmikgperm2 体重指数 体质指数 身体质量指数 体格指数 체질량지수 비만지수 korpermasseindex imc
    indicedemassecorporelle indicedemasacorporal
  `),
  bmdTScore: words(`
    tscore bmdtscore bmdt t bmd tvalue bonemineraldensity bonemineraldensitytscore lumbartscore t值
    骨密度 骨密度t值 骨密度值 腰椎骨密度 tスコア 骨密度tスコア t점수 골밀도 골밀도t점수 twert knochendichte knochendichtetwert
    densiteosseuse scoret puntuaciont densidadosea densidadmineralosea dmo
  `),
  level: words(`
    level fracturelevel vertebra vertebrallevel treatedlevel fracturedlevel fracturedvertebra
    segment operatedlevel 节段 手术节段 骨折节段 椎体 骨折椎体 手术椎体 责任椎体 高位 骨折高位 椎体高位 罹患椎体 手術高位 레벨 골절부위 수술부위 골절레벨
    척추레벨 hohe wirbel frakturhohe segmenthohe niveau vertebre niveaufracture nivel nivelfractura
  `),
  surgeryDate: words(`
    surgerydate dateofsurgery operationdate dateofoperation opdate surgery operation proceduredate
    surgicaldate 手术日期 手术时间 手术日 手術日 手術日期 수술일 수술날짜 수술일자 opdatum operationsdatum dateop datechirurgie
    datedechirurgie datedoperation dateoperation fechacirugia fechadecirugia fechaoperacion
  `),
  secondSurgeryDate: words(`
    secondsurgerydate secondoperation secondoperationdate reoperationdate reoperation revisiondate
    二次手术日期 二次手术时间 再次手术日期 再手術日 재수술일 reopdatum zweiteoperation datereintervention fechareintervencion
  `),
  refracture: words(`
    refracture newfracture refractured subsequentfracture secondaryfracture newvertebralfracture
    refractureyesno 再骨折 是否再骨折 新发骨折 再发骨折 有无再骨折 二次骨折 新規骨折 재골절 재골절여부 신규골절 refraktur folgefraktur
    neuefraktur nouvellefracture refractura nuevafractura
  `),
  refractureDates: words(`
    refracturedate dateofrefracture newfracturedate refracturedates 再骨折日期 再骨折时间 新发骨折日期 新发骨折时间 再骨折日
    再骨折発生日 재골절일 재골절날짜 refrakturdatum datumderrefraktur daterefracture datederefracture
    datenouvellefracture fecharefractura fechaderefractura
  `),
  refractureLevels: words(`
    refracturelevel refracturelevels newfracturelevel newfracturelevels refracturesite
    refracturedlevel 再骨折节段 再骨折椎体 再骨折部位 新发骨折节段 新发骨折椎体 再骨折高位 再骨折椎 재골절부위 재골절레벨 refrakturhohe
    refrakturwirbel niveaurefracture niveaudelarefracture nivelrefractura
  `),
};
