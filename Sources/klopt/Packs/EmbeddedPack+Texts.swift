// Generated from Rules/werkmonitor: KLOPT_RECORD=1 swift test --filter EmbeddedPackTests
// swift-format-ignore-file

extension EmbeddedPack {
    static let texts: [File] = [
        File(
            "beleid.klopt",
#"""
-- Beleid: wanneer cijfers van de werkmonitor mogen worden gepubliceerd.
-- De grenzen zijn startwaarden. Een datasteward mag ze veranderen; `klopt gate` zegt bij elk besluit welke gold.
-- Bron: rapport 2023-Q2 (26 van de 29 organisaties leverden aan: gepubliceerd) en rapport 2022-Q4.

policy publiceren "Wanneer cijfers mogen worden gepubliceerd" en "When figures may be published" {
  -- Een aanlevering met een open fout telt niet mee. Wie een fout heeft toegelicht, telt wel mee.
  withhold  errors

  -- Het landelijke cijfer: van hoeveel organisaties mag iets ontbreken of niet meetellen?
  block     missing organisations above 15%
  -- Het cijfer van een regio: tot de helft is een onderschatting (*), daarboven zegt het te weinig.
  block     missing organisations above 50% per area

  block     errors elsewhere
  block     undecided checks above 5%
  -- In een regio weegt één levering zwaarder.
  block     undecided checks above 10% per area
  block     wrong figures
  -- Een rapport over een ander kwartaal, of met cijfers die niemand kan narekenen: dan zegt 'ja' er niets over.
  block     unchecked figures above 50%
  block     no roster
  -- Staat zoveel niet op de deelnemerslijst, dan is de lijst niet van dit kwartaal, of niet heel.
  block     unexpected deliveries above 25%

  -- Wat de lezer moet weten, maar publicatie niet tegenhoudt.
  mark      open errors
  mark      unexplained warnings
  mark      fewer organisations
  mark      small numbers below 10
  mark      small numbers below 10 per area
  mark      unused files

  -- Hiervan is niet af te wijken.
  block     no checks
  block     unreadable files
  block     rules that could not run
}

"""#),
        File(
            "cijfers.klopt",
#"""
-- Wat een rapport drukt, en hoe het uit de leveringen volgt: aantallen, percentages en veranderingen, per kwartaal
-- en per jaar, landelijk en per regio. `klopt figures` rekent ze uit; een gedrukt cijfer wordt ertegen gehouden.
-- Periode: kwartalen vanaf 2022-Q4, jaren vanaf 2024: een jaar heeft vier kwartalen van dezelfde dataset nodig.
-- Bron: Jaarrapport 2023-2024, Bijlage 3. De totalen van werk zijn afgeleid uit Rapport 2025-Q2.

figures publicatie from ips_fase1, ips, wabz, jobcoaching, werkfit, naarwerk, overig {
  period    periode
  series    traject
  area      regio, all landelijk
  measure   maat, categorie
  kind      soort, count aantal, percent procent, change verschil, growth verschil_procent
  base      van_traject, van_maat, van_categorie
  against   tov
  mark      merk
  severity  warning
  replaces  gedrukt-volgt-uit-levering-ips, gedrukt-jaar-volgt-uit-levering-ips,
            gedrukt-volgt-uit-levering-wabz, gedrukt-jaar-volgt-uit-levering-wabz,
            gedrukt-volgt-uit-levering-jobcoaching, gedrukt-jaar-volgt-uit-levering-jobcoaching,
            gedrukt-volgt-uit-levering-werkfit, gedrukt-jaar-volgt-uit-levering-werkfit,
            gedrukt-volgt-uit-levering-naarwerk, gedrukt-jaar-volgt-uit-levering-naarwerk,
            gedrukt-volgt-uit-levering-overig, gedrukt-jaar-volgt-uit-levering-overig
  source    "Jaarrapport 2023-2024, Bijlage 3"

  -- Welke trajecten samen een totaal zijn, en van welke maten
  total     totaal of ips, wabz, jobcoaching, werkfit, naarwerk, overig
            for lopend, gestart, ooit, betaald, duurzaam, werk_gestart, werk_gestopt, beeindigd, met_resultaat, zonder_resultaat
  total     niet_ips of wabz, jobcoaching, werkfit, naarwerk, overig
            for lopend, gestart, beeindigd, met_resultaat, zonder_resultaat

  -- Per kwartaal: wat is opgegeven, met alle uitsplitsingen
  count     every measure

  -- Gestart wordt niet geregistreerd, maar berekend als A − (B − C) (Bijlage 3, punt 1). Wie pas begint met aanleveren,
  -- had daarvoor niets lopen.
  count     gestart = instroom beginning at 0
            hint as highest(0, instroom): "Dit past als een negatieve instroom voor nul is geteld."
                                     en "This fits when a negative number of starts was counted as zero."

  -- Met resultaat: met werk beëindigd, of tijdens het traject gewerkt (punt 6)
  count     met_resultaat    for ips, wabz, jobcoaching, overig = beeindigd_met_werk + beeindigd_ooit_werk
  count     zonder_resultaat for ips, wabz, jobcoaching, overig = beeindigd_nooit_werk
  count     met_resultaat    for werkfit, naarwerk = beeindigd_met_resultaat
  count     zonder_resultaat for werkfit, naarwerk = beeindigd_zonder_resultaat + beeindigd_voortijdig

  -- Eerste fase: de oriënterende fase staat buiten de beëindigde trajecten
  count     beeindigd_inclusief_orientatie for ips_fase1 = beeindigd + beeindigd_orientatie

  -- Drie landelijke totalen tellen ook wie jobcoaching krijgt, en wie Naar Werk met resultaat afsloot
  count     betaald, ooit for jobcoaching only in totaal = lopend
  count     duurzaam      for jobcoaching only in totaal = dienstverband_6tot12 + dienstverband_gt12
  count     betaald, ooit, duurzaam for naarwerk only in totaal = beeindigd_met_resultaat

  -- Per jaar: de som over de vier kwartalen van wat elk bijdraagt (punt 1 tot en met 5)
  year count lopend  for ips, wabz, jobcoaching, werkfit, naarwerk, overig = bijdrage_lopend beginning at 0
  year count gestart for ips, wabz, jobcoaching, werkfit, naarwerk, overig = gestarte_trajecten beginning at 0
             hint as instroom: "Dit past als een negatieve instroom is meegeteld; tel die als nul."
                            en "This fits when negative starts were counted; count them as zero."
  year count betaald  for ips, wabz, overig = bijdrage_betaald beginning at 0
  year count duurzaam for ips, wabz, overig = bijdrage_betaald * aandeel_duurzaam rounded to 0 decimals beginning at 0
  year count dagbesteding      for ips, wabz, overig = dagbesteding / 4 rounded to 1 decimal
  year count vrijwilligerswerk for ips, wabz, overig = vrijwilligerswerk / 4 rounded to 1 decimal
  year count proefplaatsing    for ips, wabz, overig = proefplaatsing / 4 rounded to 1 decimal
  year count beeindigd    for ips, wabz, jobcoaching, werkfit, naarwerk, overig
  year count werk_gestart, werk_gestopt for ips, wabz, overig
  year count opleiding_gestart, opleiding_gestopt for ips
  year count met_resultaat    for ips, wabz, jobcoaching, overig = beeindigd_met_werk + beeindigd_ooit_werk
  year count zonder_resultaat for ips, wabz, jobcoaching, overig = beeindigd_nooit_werk
  year count met_resultaat    for werkfit, naarwerk = beeindigd_met_resultaat
  year count zonder_resultaat for werkfit, naarwerk = beeindigd_zonder_resultaat + beeindigd_voortijdig

  -- Percentages (punt 7 en 8), en wat het aandeel van een traject in alle trajecten is
  percent   categories of lopend, beeindigd
  percent   ooit, betaald, duurzaam, dienstverband, opleiding, dagbesteding, vrijwilligerswerk, proefplaatsing, beeindigd of lopend
  percent   duurzaam of betaald
  percent   met_resultaat, zonder_resultaat of beeindigd
  percent   lopend of lopend in totaal

  -- Veranderingen
  change    lopend, gestart, ooit, betaald, duurzaam, opleiding, beeindigd, met_resultaat, zonder_resultaat
            against previous quarter, previous year

  -- Een levering van twee organisaties; de ene in Zwolle.
  passes
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend | aantal | 19     |
    | 2025-Q2 | Zwolle    | ips     | lopend | aantal | 12     |
    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    | GGZ Oost    | Twente | 2025-Q2  | 7      |
  fails
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend | aantal | 21     |
    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    | GGZ Oost    | Twente | 2025-Q2  | 7      |
  not applicable
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend | aantal | 21     |
    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q1  | 12     |

  -- Een percentage op één decimaal, en wat er ontbreekt.
  passes
    | periode | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | 2025-Q2 | landelijk | ips     | betaald | procent | 33,3   | ips         | lopend   |
    in ips
    | organisatie | regio  | kwartaal | lopend | betaald |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     | 4       |
  undecided
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend | aantal | 21     |
    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    | GGZ Oost    | Twente | 2025-Q2  |        |

  -- Een jaar. Eerste kwartaal: 3 gestart + 11 lopend + 2 beëindigd; daarna 3, 3 en 2 gestart; niets verloren.
  passes
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | ips     | lopend | aantal | 24     |
    in ips
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 10     | 1         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 11     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 12     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 12     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 13     | 1         |
  fails
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | ips     | lopend | aantal | 42     |
    in ips
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 10     | 1         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 11     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 12     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 12     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 13     | 1         |
  not applicable
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | ips     | lopend | aantal | 24     |
    in ips
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 10     | 1         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 11     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 12     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 13     | 1         |
}

"""#),
        File(
            "deelnemers.klopt",
#"""
-- Dataset deelnemers: wie in welke regio welk traject aanlevert, en van wanneer tot wanneer.
-- Periode: alle kwartalen; `van` en `tot` tellen mee, een lege `tot` betekent: nog steeds.
-- Bron: de deelnemerslijst van de werkmonitor.

dataset deelnemers "Deelnemers" en "Participants" roster {
  also            "Deelnemerslijst", "Rooster", "Roster"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  traject: text "Traject" en "Trajectory",
                  van: quarter "Van" en "From"
  owner           organisatie
  source          "Deelnemerslijst van de werkmonitor"
  missing         "-", "onbekend", "?"

  text naam "Naam" en "Name" optional
    about "De volledige naam van de organisatie."
          en "The organisation's full name."

  quarter tot "Tot en met" en "Until" optional also "Tot"
    about "Het laatste kwartaal waarvoor aanlevering wordt verwacht; leeg: nog steeds."
          en "The last quarter that is expected; empty: still."

  text contact "Contactpersoon" en "Contact" optional also "Contact", "E-mail"
    about "Wie de vragen over de aanlevering krijgt."
          en "Who receives the questions about the submission."

  text opvolger "Opvolger" en "Successor" optional
    about "De organisatie die deze voortzet na een fusie of naamswijziging."
          en "The organisation that continues this one after a merger or renaming."

  delivers        traject
  active          van to tot
  named           naam
  contact         contact
  successor       opvolger
}

"""#),
        File(
            "indelingen.klopt",
#"""
-- De indelingen waarin aantallen worden uitgesplitst.
-- Periode: alle kwartalen; `uitstroomstatus` alleen in de eerste fase (2022-Q4 tot en met 2023-Q2).
-- Bron: Jaarrapport 2023-2024, Tabel B3.1; Rapport 2022-Q4 en 2023-Q2 voor de eerste fase.

breakdown stadium "Stadium" en "Stage"
  why "Elk traject is of aangevraagd of goedgekeurd." en "Every trajectory is either applied for or approved." {
  aangevraagd    "aangevraagd, nog niet goedgekeurd"  en "applied for, not yet approved"
  goedgekeurd    "goedgekeurd door de financier"      en "approved by the funder"
}

breakdown financiering "Financiering" en "Funding"
  why "Elk traject heeft precies één financier." en "Every trajectory has exactly one funder." {
  uwv            "UWV"                     en "UWV"
  gemeente       "gemeente"                en "municipality"
  overig         "overige financiering"    en "other funding"
}

breakdown type "Type traject" en "Type of trajectory"
  why "Elk IPS-traject is van precies één type." en "Every IPS trajectory is of exactly one type." {
  epa            "driejarig IPS-EPA-traject"    en "three-year IPS-EPA trajectory"
  cmd            "tweejarig IPS-CMD-traject"    en "two-year IPS-CMD trajectory"
  anders         "ander type IPS-traject"       en "other type of IPS trajectory"
}

breakdown uitstroomreden "Reden van beëindiging" en "Reason for ending"
  why "Elk beëindigd traject telt bij precies één reden mee." en "Every ended trajectory counts for exactly one reason." {
  met_werk       "met betaald werk op het moment van beëindiging"              en "with paid work at the end"
  ooit_werk      "zonder betaald werk, maar ooit gewerkt tijdens het traject"  en "without paid work, but worked at some time during the trajectory"
  nooit_werk     "zonder ooit tijdens het traject te hebben gewerkt"           en "never worked during the trajectory"
}

breakdown uitstroomresultaat "Resultaat bij beëindiging" en "Result at the end"
  why "Elk beëindigd traject telt bij precies één resultaat mee." en "Every ended trajectory counts for exactly one result." {
  met_resultaat     "met resultaat"       en "with result"
  zonder_resultaat  "zonder resultaat"    en "without result"
  voortijdig        "voortijdig"          en "prematurely"
}

breakdown uitstroomstatus "Situatie bij beëindiging" en "Status at the end"
  why "Elk beëindigd traject telt bij precies één situatie mee." en "Every ended trajectory counts for exactly one status." {
  met_werk       "met betaald werk of opleiding"       en "with paid work or education"
  zonder_werk    "zonder betaald werk of opleiding"    en "without paid work or education"
  onbekend       "reden onbekend"                      en "reason unknown"
}

breakdown duur_eerste_baan "Duur tot de eerste betaalde baan" en "Time to the first paid job"
  why "Iedereen heeft hoogstens één eerste betaalde baan." en "Everyone has at most one first paid job." {
  lt3            "minder dan 3 maanden"    en "less than 3 months"
  3tot9          "3 tot 9 maanden"         en "3 to 9 months"
  gt9            "meer dan 9 maanden"      en "more than 9 months"
}

breakdown duur_dienstverband "Duur van het dienstverband" en "Time in the present job"
  why "Elke lopende cliënt telt bij precies één duur mee." en "Every running client counts for exactly one duration." {
  lt6            "minder dan 6 maanden"    en "less than 6 months"
  6tot12         "6 tot 12 maanden"        en "6 to 12 months"
  gt12           "meer dan 12 maanden"     en "more than 12 months"
}

"""#),
        File(
            "ips.klopt",
#"""
-- Dataset ips: Individuele Plaatsing en Steun, één rij per organisatie, regio en kwartaal.
-- Periode: vanaf 2023-Q3 (daarvoor: ips_fase1).
-- Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3; de landelijke regeling: Rapport 2023-Q2, Figuur 4.

dataset ips "IPS-trajecten" en "IPS trajectories" valid from 2023-Q3 {
  also            "IPS", "Individuele Plaatsing en Steun"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  -- Trajecten

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by stadium, financiering, type
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  count lopend_gemeente_regeling "Lopend, landelijke gemeentelijke IPS-regeling" en "Running, national municipal IPS scheme"
    part of lopend_gemeente optional may be not applicable
    about "Lopende trajecten die uit de landelijke gemeentelijke IPS-regeling worden betaald; een deel van 'Lopend, gemeente'."
          en "Running trajectories paid from the national municipal IPS scheme; a part of those funded by municipalities."

  -- Betaald werk

  count ooit "Ooit betaald gewerkt" en "Ever in paid work"
    by financiering
    part of lopend
    about "Cliënten die op enig moment tijdens hun traject regulier betaald werk hadden."
          en "Clients with a regular paid job at any time during their trajectory."

  count betaald "Met betaald werk" en "In paid work"
    by financiering, type
    part of ooit
    about "Cliënten met regulier betaald werk in het kwartaal."
          en "Clients with a regular paid job during the quarter."

  count duurzaam "Met duurzaam betaald werk" en "In durable paid work"
    by financiering, type
    part of betaald
    about "Cliënten met betaald werk van ten minste 12 uur per week, een contract van ten minste 3 maanden en ten minste 35% loonwaarde."
          en "Clients with a paid job of at least 12 hours a week, a contract of at least 3 months and at least 35% loonwaarde."

  count eerste_baan "Duur tot eerste betaalde baan" en "Time to first paid job"
    by duur_eerste_baan
    adds up to at most ooit
    about "Cliënten naar de tijd tussen de start van het traject en de eerste betaalde baan."
          en "Clients by time from the start of the trajectory to the first paid job."

  count werk_gestart "Gestart met betaald werk" en "Started paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk begonnen."
          en "Clients who started a regular paid job in the quarter."

  count werk_gestopt "Gestopt met betaald werk" en "Stopped paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk stopten."
          en "Clients who stopped a regular paid job in the quarter."

  -- Opleiding en onbetaald werk

  count opleiding "Volgt een opleiding" en "In education"
    part of lopend
    about "Cliënten die in het kwartaal een reguliere opleiding volgen."
          en "Clients following regular education in the quarter."

  count opleiding_gestart "Gestart met een opleiding" en "Started education"
    about "Cliënten die in het kwartaal met een reguliere opleiding begonnen."
          en "Clients who started regular education in the quarter."

  count opleiding_gestopt "Gestopt met een opleiding" en "Stopped education"
    about "Cliënten die in het kwartaal met een reguliere opleiding stopten."
          en "Clients who stopped regular education in the quarter."

  count dagbesteding "Arbeidsmatige dagbesteding" en "Work-like day activities"
    part of lopend
    about "Cliënten in arbeidsmatige dagbesteding; de soorten onbetaald werk mogen overlappen."
          en "Clients in work-like day activities; the kinds of unpaid work may overlap."

  count vrijwilligerswerk "Vrijwilligerswerk of werkervaringsplaats" en "Volunteer work or work experience"
    part of lopend
    about "Cliënten met vrijwilligerswerk of een werkervaringsplaats; mag overlappen."
          en "Clients in volunteer work or a work-experience placement; may overlap."

  count proefplaatsing "Proefplaatsing" en "Trial placement"
    part of lopend
    about "Cliënten op een proefplaatsing; mag overlappen."
          en "Clients in a trial placement; may overlap."

  -- Beëindiging

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by stadium, uitstroomreden
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

"""#),
        File(
            "ips_fase1.klopt",
#"""
-- Dataset ips_fase1: IPS in de eerste fase van de monitor, één rij per organisatie, regio en kwartaal.
-- Periode: 2022-Q4 tot en met 2023-Q2 (daarna: ips). Andere redenen van uitstroom; de oriënterende fase werd geteld.
-- Bron: Rapport 2022-Q4; Rapport 2023-Q2.

dataset ips_fase1 "IPS-trajecten, eerste fase" en "IPS trajectories, first phase" valid from 2022-Q4 to 2023-Q2 {
  also            "IPS fase 1", "IPS eerste fase"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Rapport 2022-Q4; Rapport 2023-Q2"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  -- Oriëntatie: staat buiten de lopende en de beëindigde trajecten

  count orientatie "In oriënterende fase" en "In orientation"
    about "Mensen in de oriënterende fase: nog geen traject, en dus niet meegeteld bij de lopende trajecten."
          en "People in the orientation phase: not yet a trajectory, and so outside the running trajectories."

  count beeindigd_orientatie "Gestopt in de oriënterende fase" en "Stopped in orientation"
    about "Mensen die in de oriënterende fase stopten: niet meegeteld bij de beëindigde trajecten."
          en "People who left from orientation: outside the ended trajectories."

  -- Trajecten

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by stadium, financiering, type
    about "Cliënten met een lopend traject."
          en "Clients with a running trajectory."

  count lopend_gemeente_regeling "Lopend, landelijke gemeentelijke IPS-regeling" en "Running, national municipal IPS scheme"
    part of lopend_gemeente optional may be not applicable valid from 2023-Q1 to 2023-Q2
    about "Lopende trajecten die uit de landelijke gemeentelijke IPS-regeling worden betaald; een deel van 'Lopend, gemeente'."
          en "Running trajectories paid from the national municipal IPS scheme; a part of those funded by municipalities."

  -- Betaald werk

  count betaald "Met betaald werk" en "In paid work"
    by financiering, type
    part of lopend
    about "Cliënten die op enig moment in het kwartaal regulier betaald werk hadden."
          en "Clients with a regular paid job at any time in the quarter."

  count duurzaam "Met duurzaam betaald werk" en "In durable paid work"
    by financiering, type
    part of betaald
    about "Cliënten met betaald werk van ten minste 12 uur per week, 3 maanden en 35% loonwaarde."
          en "Clients with a paid job of at least 12 hours a week, 3 months and 35% loonwaarde."

  count werk_gestart "Gestart met betaald werk" en "Started paid work"
    about "Cliënten die in het kwartaal met betaald werk begonnen."
          en "Clients who started a paid job in the quarter."

  count werk_gestopt "Gestopt met betaald werk" en "Stopped paid work"
    about "Cliënten die in het kwartaal met betaald werk stopten."
          en "Clients who stopped a paid job in the quarter."

  -- Beëindiging

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by stadium, uitstroomstatus
    about "Trajecten die in het kwartaal zijn beëindigd, zonder de oriënterende fase."
          en "Trajectories ended in the quarter, orientation excluded."
}

"""#),
        File(
            "jobcoaching.klopt",
#"""
-- Dataset jobcoaching: begeleiding om werk te houden, één rij per organisatie, regio en kwartaal.
-- Periode: vanaf 2023-Q3.
-- Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

dataset jobcoaching "Jobcoaching" en "Job coaching" valid from 2023-Q3 {
  also            "Jobcoach", "Jobcoachtrajecten"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by financiering
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  count dienstverband "Duur van het dienstverband" en "Time in the present job"
    by duur_dienstverband
    adds up to lopend
    about "Cliënten naar hoe lang zij op de eerste dag van het kwartaal in hun huidige baan werkten."
          en "Clients by time in the present job on the first day of the quarter."

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by uitstroomreden
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

"""#),
        File(
            "ontvangst.klopt",
#"""
-- Dataset ontvangst: wat er wanneer van welke organisatie binnenkwam. Wie er dagelijks een regel bij zet, ziet in het
-- overzicht wie te laat is.
-- Periode: alle kwartalen; een regel gaat over het kwartaal dat erin staat.
-- Bron: de ontvangstlijst van de werkmonitor.

dataset ontvangst "Ontvangst" en "Receipts" receipts {
  also            "Ontvangsten", "Ontvangstlijst", "Receipt"
  key             organisatie: text "Organisatie" en "Organisation",
                  kwartaal: quarter "Kwartaal" en "Quarter" also "Periode",
                  ontvangen: date "Ontvangen op" en "Received on" also "Ontvangen", "Ontvangstdatum", "Datum",
                  bestand: text "Bestand" en "File" optional also "Bestandsnaam"
  owner           organisatie
  source          "Ontvangstlijst van de werkmonitor"
  missing         "-", "onbekend", "?"

  text opmerking "Opmerking" en "Remark" optional also "Opmerkingen"
    about "Wordt niet gebruikt."
          en "Not used."

  received        ontvangen
  file            bestand
  -- Geen document zegt tot wanneer aanleveren op tijd is. Dit is een beginwaarde; de beheerder past haar aan.
  deadline        45 days after kwartaal
}

rule ontvangst-van-een-deelnemer "Wie op de ontvangstlijst staat, is een deelnemer" en "Who is on the list of receipts is a participant" {
  for each ontvangst
  severity warning
  measures organisatie
  holds    exists deelnemers(organisatie organisatie)
  say      "{organisatie} staat op de ontvangstlijst, maar niet op de deelnemerslijst."
        en "{organisatie} is on the list of receipts, but not on the list of participants."
  ask      "Onder welke naam staat deze organisatie op de deelnemerslijst?"
        en "Under which name is this organisation on the list of participants?"
  why      "Namen van organisaties worden letterlijk vergeleken. Onder een andere naam telt de ontvangst voor niemand."
        en "Names of organisations are compared to the letter. Under another name the receipt counts for nobody."
  fix      "Schrijf de naam zoals die op de deelnemerslijst staat."
        en "Write the name as on the list of participants."
  source   "Deelnemerslijst van de werkmonitor"
  passes   in ontvangst
    | organisatie | kwartaal | ontvangen  |
    | GGZ Noord   | 2025-Q2  | 2025-08-12 |
    in deelnemers
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
  fails    in ontvangst
    | organisatie | kwartaal | ontvangen  |
    | GGZ Nord    | 2025-Q2  | 2025-08-12 |
    in deelnemers
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
}

"""#),
        File(
            "overig.klopt",
#"""
-- Dataset overig: overige trajecten, één rij per organisatie, regio en kwartaal.
-- Periode: vanaf 2023-Q3.
-- Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

dataset overig "Overige trajecten" en "Other trajectories" valid from 2023-Q3 {
  also            "Overig", "Overige"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  -- Trajecten

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by financiering
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  -- Betaald werk

  count ooit "Ooit betaald gewerkt" en "Ever in paid work"
    by financiering
    part of lopend
    about "Cliënten die op enig moment tijdens hun traject regulier betaald werk hadden."
          en "Clients with a regular paid job at any time during their trajectory."

  count betaald "Met betaald werk" en "In paid work"
    by financiering
    part of ooit
    about "Cliënten met regulier betaald werk in het kwartaal."
          en "Clients with a regular paid job during the quarter."

  count duurzaam "Met duurzaam betaald werk" en "In durable paid work"
    by financiering
    part of betaald
    about "Cliënten met betaald werk van ten minste 12 uur per week, een contract van ten minste 3 maanden en ten minste 35% loonwaarde."
          en "Clients with a paid job of at least 12 hours a week, a contract of at least 3 months and at least 35% loonwaarde."

  count werk_gestart "Gestart met betaald werk" en "Started paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk begonnen."
          en "Clients who started a regular paid job in the quarter."

  count werk_gestopt "Gestopt met betaald werk" en "Stopped paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk stopten."
          en "Clients who stopped a regular paid job in the quarter."

  -- Onbetaald werk

  count dagbesteding "Arbeidsmatige dagbesteding" en "Work-like day activities"
    part of lopend
    about "Cliënten in arbeidsmatige dagbesteding; de soorten onbetaald werk mogen overlappen."
          en "Clients in work-like day activities; the kinds of unpaid work may overlap."

  count vrijwilligerswerk "Vrijwilligerswerk of werkervaringsplaats" en "Volunteer work or work experience"
    part of lopend
    about "Cliënten met vrijwilligerswerk of een werkervaringsplaats; mag overlappen."
          en "Clients in volunteer work or a work-experience placement; may overlap."

  count proefplaatsing "Proefplaatsing" en "Trial placement"
    part of lopend
    about "Cliënten op een proefplaatsing; mag overlappen."
          en "Clients in a trial placement; may overlap."

  -- Beëindiging

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by uitstroomreden
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

"""#),
        File(
            "pack.klopt",
#"""
-- De landelijke werkmonitor: wat organisaties per kwartaal aanleveren, en wat daarvan gepubliceerd wordt.
-- Periode: vanaf 2022-Q4 (eerste fase), de huidige opzet vanaf 2023-Q3.
-- Bron: Jaarrapport 2023-2024 (Tabel B3.1 en Bijlage 3), Rapport 2022-Q4, Rapport 2023-Q2, Rapport 2025-Q2.

pack werkmonitor "Landelijke werkmonitor" en "National work monitor" version "2025.1"

-- De 35 arbeidsmarktregio's. Een spelling die er dicht bij ligt, wordt gelezen en gemeld.
codes regio "Arbeidsmarktregio" en "Labour-market region" from "regios.csv" {
  code code  name naam  aliases aliassen  tile row rij column kolom
} near

"""#),
        File(
            "publicatie.klopt",
#"""
-- Dataset publicatie: de cijfers van een rapport, één rij per cijfer, en wat uit andere cijfers volgt.
-- Periode: elk kwartaal of jaar waarover het rapport een cijfer geeft.
-- Bron: de rapporten zelf; definities: Jaarrapport 2023-2024, Bijlage 3. Die van `totaal` zijn afgeleid uit 2025-Q2.

codes soort "Soort cijfer" en "Kind of figure" {
  aantal            "aantal"                   en "count"
  procent           "percentage"               en "percentage"          also "pct", "%"
  verschil          "verschil"                 en "change"
  verschil_procent  "verschil in procenten"    en "change in percent"
}

codes gebied "Gebied" en "Area" from "regios.csv" { code code  name naam  aliases aliassen } and {
  landelijk         "Landelijk"                en "National"            also "Nederland"
} near

codes traject "Traject" en "Trajectory" {
  totaal            "alle trajecten"           en "all trajectories"
  ips               "IPS"                      en "IPS"                 also "ips_fase1"
  wabz              "WABZ"                     en "WABZ"
  jobcoaching       "jobcoaching"              en "job coaching"
  werkfit           "Werkfit"                  en "Werkfit"
  naarwerk          "Naar Werk"                en "Naar Werk"
  overig            "overige trajecten"        en "other trajectories"
  niet_ips          "alles behalve IPS"        en "all but IPS"
}

codes maat "Maat" en "Measure" {
  lopend                          "lopende trajecten"                           en "running trajectories"
  lopend_gemeente_regeling        "lopend, landelijke gemeentelijke regeling"   en "running, national municipal scheme"
  gestart                         "gestarte trajecten"                          en "started trajectories"
  ooit                            "ooit betaald gewerkt"                        en "ever in paid work"
  betaald                         "met betaald werk"                            en "in paid work"
  duurzaam                        "met duurzaam betaald werk"                   en "in durable paid work"
  eerste_baan                     "duur tot de eerste betaalde baan"            en "time to the first paid job"
  dienstverband                   "duur van het dienstverband"                  en "time in the present job"
  werk_gestart                    "gestart met betaald werk"                    en "started paid work"
  werk_gestopt                    "gestopt met betaald werk"                    en "stopped paid work"
  opleiding                       "volgt een opleiding"                         en "in education"
  opleiding_gestart               "gestart met een opleiding"                   en "started education"
  opleiding_gestopt               "gestopt met een opleiding"                   en "stopped education"
  dagbesteding                    "arbeidsmatige dagbesteding"                  en "work-like day activities"
  vrijwilligerswerk               "vrijwilligerswerk of werkervaringsplaats"    en "volunteer work or work experience"
  proefplaatsing                  "proefplaatsing"                              en "trial placement"
  beeindigd                       "beëindigde trajecten"                        en "ended trajectories"
  met_resultaat                   "beëindigd met resultaat"                     en "ended with result"
  zonder_resultaat                "beëindigd zonder resultaat"                  en "ended without result"
  orientatie                      "in oriënterende fase"                        en "in orientation"
  beeindigd_orientatie            "gestopt in de oriënterende fase"             en "stopped in orientation"
  beeindigd_inclusief_orientatie  "beëindigd, met de oriënterende fase"         en "ended, orientation included"
}

codes categorie "Categorie" en "Category" {
  aangevraagd       "aangevraagd, nog niet goedgekeurd"        en "applied for, not yet approved"
  goedgekeurd       "goedgekeurd door de financier"            en "approved by the funder"
  uwv               "UWV"                                      en "UWV"
  gemeente          "gemeente"                                 en "municipality"
  gemeente_regeling "landelijke gemeentelijke regeling"        en "national municipal scheme"
  overig            "overige financiering"                     en "other funding"
  epa               "IPS-EPA"                                  en "IPS-EPA"
  cmd               "IPS-CMD"                                  en "IPS-CMD"
  anders            "ander type"                               en "other type"
  met_werk          "met betaald werk"                         en "with paid work"
  ooit_werk         "ooit gewerkt"                             en "worked at some time"
  nooit_werk        "nooit gewerkt"                            en "never worked"
  zonder_werk       "zonder betaald werk"                      en "without paid work"
  onbekend          "onbekend"                                 en "unknown"
  met_resultaat     "met resultaat"                            en "with result"
  zonder_resultaat  "zonder resultaat"                         en "without result"
  voortijdig        "voortijdig"                               en "prematurely"
  lt3               "minder dan 3 maanden"                     en "less than 3 months"
  3tot9             "3 tot 9 maanden"                          en "3 to 9 months"
  gt9               "meer dan 9 maanden"                       en "more than 9 months"
  lt6               "minder dan 6 maanden"                     en "less than 6 months"
  6tot12            "6 tot 12 maanden"                         en "6 to 12 months"
  gt12              "meer dan 12 maanden"                      en "more than 12 months"
}

dataset publicatie "Gepubliceerde cijfers" en "Published figures" long every period {
  also            "Publicatie", "Rapport", "Cijfers"
  key             rapport: text "Rapport" en "Report",
                  periode: period "Periode" en "Period",
                  regio: gebied "Regio" en "Region",
                  traject: traject "Traject" en "Trajectory",
                  maat: maat "Maat" en "Measure",
                  categorie: categorie "Categorie" en "Category" optional,
                  soort: soort "Soort" en "Kind",
                  van_traject: traject "Van traject" en "Of trajectory" only for soort procent,
                  van_maat: maat "Van maat" en "Of measure" only for soort procent,
                  van_categorie: categorie "Van categorie" en "Of category" optional only for soort procent,
                  tov: period "Ten opzichte van" en "Against" only for soort verschil, verschil_procent
  owner           rapport
  source          "Het rapport zelf"
  number waarde "Waarde" en "Value"
    about "Het cijfer zoals het gedrukt is."
          en "The figure as printed."
  text plaats "Plaats" en "Place" optional
    about "Waar het cijfer in het rapport staat."
          en "Where the report prints the figure."
  text merk "Merkteken" en "Mark" optional
    about "Een * bij een onderschatting: een levering die wordt verwacht, telt niet mee. Een ° bij een cijfer dat terugkijkt, als in het kwartaal ervoor anderen meetelden."
          en "A * at an underestimate: a delivery that is expected is not counted. A ° at a figure that looks back, when others were counted in the quarter before."
  value           waarde
}

-- Cijfers die niet gedrukt zijn, maar per definitie uit andere volgen. Een gedrukt cijfer gaat altijd voor.
-- `periode >= 2023-Q3` omvat de jaren vanaf 2024; het jaar 2023 valt in beide fasen en heeft geen redenen die optellen.

-- Met resultaat: met betaald werk beëindigd, of ooit tijdens het traject gewerkt (Bijlage 3, punt 6).
define figure for each publicatie where soort = aantal and maat = met_resultaat and categorie is missing and traject in (ips, wabz, jobcoaching, overig) and periode >= 2023-Q3
  = figure(maat beeindigd, categorie met_werk) + figure(maat beeindigd, categorie ooit_werk)

define figure for each publicatie where soort = aantal and maat = zonder_resultaat and categorie is missing and traject in (ips, wabz, jobcoaching, overig) and periode >= 2023-Q3
  = figure(maat beeindigd, categorie nooit_werk)

-- Werkfit en Naar Werk: zonder resultaat is ook voortijdig.
define figure for each publicatie where soort = aantal and maat = met_resultaat and categorie is missing and traject in (werkfit, naarwerk)
  = figure(maat beeindigd, categorie met_resultaat)

define figure for each publicatie where soort = aantal and maat = zonder_resultaat and categorie is missing and traject in (werkfit, naarwerk)
  = figure(maat beeindigd, categorie zonder_resultaat) + figure(maat beeindigd, categorie voortijdig)

-- Alles wat beëindigd is, is met of zonder resultaat.
define figure for each publicatie where soort = aantal and maat = beeindigd and categorie is missing and traject in (ips, wabz, jobcoaching, werkfit, naarwerk, overig) and periode >= 2023
  = figure(maat met_resultaat) + figure(maat zonder_resultaat)

-- Maken de gedrukte redenen het beëindigde aantal al vol, dan is een reden die niet gedrukt is nul.
define figure for each publicatie where soort = aantal and maat = beeindigd and categorie is not missing and categorie in (met_werk, ooit_werk, nooit_werk) and traject in (ips, wabz, jobcoaching, overig) and periode >= 2023-Q3
    and sum(waarde by rapport, periode, regio, traject, maat, soort where categorie is not missing and categorie in (met_werk, ooit_werk, nooit_werk))
      = max(waarde by rapport, periode, regio, traject, maat, soort where categorie is missing)
  = 0

-- Een uitsplitsing waarvan alles bekend is, geeft het totaal.
define figure for each publicatie where soort = aantal and maat in (lopend, ooit, betaald, duurzaam) and categorie is missing and figure(categorie onbekend) is missing
  = figure(categorie uwv) + figure(categorie gemeente) + figure(categorie overig)

define figure for each publicatie where soort = aantal and maat in (lopend, betaald, duurzaam) and categorie is missing and traject = ips and figure(categorie onbekend) is missing
  = figure(categorie epa) + figure(categorie cmd) + figure(categorie anders)

-- Eerste fase: de oriënterende fase staat buiten de lopende en de beëindigde trajecten.
define figure for each publicatie where soort = aantal and maat = beeindigd_inclusief_orientatie and categorie is missing
  = figure(maat beeindigd) + figure(maat beeindigd_orientatie)

"""#),
        File(
            "regels/aannemelijkheid.klopt",
#"""
-- Regels over aannemelijkheid: wat kan, maar opvalt. Elk is een vraag, geen fout.
-- De grenzen zijn startwaarden; een data steward mag ze veranderen.
-- Periode: zie de datasets. Bron: afspraken van het kenniscentrum.

-- Stromen

rule werkstroom "Betaald werk volgt uit het vorige kwartaal en de stromen" en "Paid work follows from the previous quarter and the flows" {
  for each ips, wabz, overig
  severity warning
  holds    previous(betaald) + werk_gestart - werk_gestopt - beeindigd_met_werk = betaald
  tolerance 2 or 10%
  ask      "Vorig kwartaal met betaald werk: {previous(betaald)}. Begonnen: {werk_gestart}; gestopt: {werk_gestopt}; met werk uitgestroomd: {beeindigd_met_werk}. Dan verwachten wij er ongeveer {previous(betaald) + werk_gestart - werk_gestopt - beeindigd_met_werk}; u geeft {betaald} op. Hoe komt dat?"
        en "In paid work last quarter: {previous(betaald)}. Started: {werk_gestart}; stopped: {werk_gestopt}; left with work: {beeindigd_met_werk}. We then expect about {previous(betaald) + werk_gestart - werk_gestopt - beeindigd_met_werk}; you report {betaald}. How is that?"
  why      "Wie begint komt erbij, wie stopt of met werk uitstroomt gaat eraf. Een verschil van 2 of 10% mag."
        en "Who starts is added, who stops or leaves with work is taken off. A difference of 2 or 10% is allowed."
  fix      "Controleer of elke start en elke stop is geteld, en of het vorige kwartaal klopte."
        en "Check that every start and stop is counted, and that the previous quarter was right."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes   betaald 20, werk_gestart 6, werk_gestopt 2, beeindigd_met_werk 3, previous betaald 18
  fails    betaald 30, werk_gestart 6, werk_gestopt 2, beeindigd_met_werk 3, previous betaald 18
  undecided betaald 30, werk_gestart missing, werk_gestopt 2, beeindigd_met_werk 3, previous betaald 18
}

rule beeindigd-binnen-vorig-lopend "Er zijn niet meer trajecten beëindigd dan er vorig kwartaal liepen" en "No more trajectories ended than were running last quarter" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig, ips_fase1
  severity warning
  holds    beeindigd <= previous(lopend)
  ask      "U beëindigde {beeindigd} trajecten, maar vorig kwartaal liepen er {previous(lopend)}. Zijn er trajecten in hetzelfde kwartaal begonnen en beëindigd?"
        en "You ended {beeindigd} trajectories, but {previous(lopend)} were running last quarter. Did trajectories start and end within this quarter?"
  why      "Bijna alles wat eindigt, liep het kwartaal ervoor al."
        en "Almost all that ends was already running the quarter before."
  fix      "Tel een beëindigd traject alleen in het kwartaal waarin het eindigde."
        en "Count an ended trajectory only in the quarter in which it ended."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 1"
  passes   beeindigd 3, previous lopend 9
  fails    beeindigd 12, previous lopend 9
  undecided beeindigd missing, previous lopend 9
}

rule opleidingsstroom "Wie een opleiding begint, volgt die nog of is gestopt" en "Who starts education is still in it or has stopped" {
  for each ips
  severity warning
  holds    opleiding_gestart <= opleiding + opleiding_gestopt
  ask      "Met een opleiding begonnen: {opleiding_gestart}. Volgt een opleiding: {opleiding}; gestopt: {opleiding_gestopt}. Waar zijn de anderen gebleven?"
        en "Started education: {opleiding_gestart}. In education: {opleiding}; stopped: {opleiding_gestopt}. Where are the others?"
  why      "Wie begint, volgt de opleiding nog of is ermee gestopt. Alleen wie ook zijn traject beëindigde, valt erbuiten."
        en "Who starts is still in education or has stopped. Only those who also ended their trajectory fall outside."
  fix      "Controleer de drie aantallen."
        en "Check the three counts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   opleiding_gestart 3, opleiding 5, opleiding_gestopt 1
  fails    opleiding_gestart 8, opleiding 5, opleiding_gestopt 1
  undecided opleiding_gestart 8, opleiding missing, opleiding_gestopt 1
}

rule onbetaald-werk-samen "De soorten onbetaald werk zijn samen hoogstens de lopende trajecten" en "The kinds of unpaid work together are at most the running trajectories" {
  for each ips, wabz, overig
  severity warning
  holds    dagbesteding + vrijwilligerswerk + proefplaatsing <= lopend
  ask      "De soorten onbetaald werk zijn samen {dagbesteding + vrijwilligerswerk + proefplaatsing}, bij {lopend} lopende trajecten. Doen zoveel cliënten meer dan één soort?"
        en "The kinds of unpaid work are {dagbesteding + vrijwilligerswerk + proefplaatsing} together, with {lopend} running trajectories. Do so many clients do more than one kind?"
  why      "De soorten mogen overlappen, maar zoveel overlap is onwaarschijnlijk."
        en "The kinds may overlap, but this much is unlikely."
  fix      "Controleer de drie aantallen en het aantal lopende trajecten."
        en "Check the three counts and the running trajectories."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   dagbesteding 3, vrijwilligerswerk 4, proefplaatsing 1, lopend 8
  fails    dagbesteding 6, vrijwilligerswerk 4, proefplaatsing 1, lopend 8
  undecided dagbesteding missing, vrijwilligerswerk 4, proefplaatsing 1, lopend 8
}

-- Sprongen: Hidiroglou en Berthelot, over alle organisaties samen. Zo weegt een klein percentage van een grote
-- organisatie even eerlijk als een groot percentage van een kleine. Vanaf 1 valt een verandering buiten de grens.
-- Onder de 10 wordt niet vergeleken.

rule sprong-lopend "Het aantal lopende trajecten springt niet" en "The number of running trajectories does not jump" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig
  severity warning
  measures lopend
  when     previous(lopend) is not missing and highest(lopend, previous(lopend)) >= 10
  value    hb(lopend, previous(lopend), u 0.5, a 0.05, c 4, at least 10 by kwartaal)
  warning  from 1
  say      "Lopend gaat van {previous(lopend)} naar {lopend}; dat wijkt sterk af van de andere organisaties."
        en "Running goes from {previous(lopend)} to {lopend}, which differs strongly from the other organisations."
  ask      "Het aantal lopende trajecten ging van {previous(lopend)} naar {lopend}. Kunt u die verandering toelichten?"
        en "Running trajectories went from {previous(lopend)} to {lopend}. Can you explain the change?"
  why      "Zo'n sprong is soms echt (een fusie, een nieuwe afspraak) en soms een typefout."
        en "Such a jump is sometimes real (a merger, a new contract) and sometimes a typing error."
  fix      "Controleer het aantal van dit en van het vorige kwartaal."
        en "Check the number of this and of the previous quarter."
  source   "Hidiroglou en Berthelot, Survey Methodology 12 (1986)"
  passes
    | organisatie | regio  | kwartaal | lopend |
    | GGZ 01      | Zwolle | 2025-Q1  | 40     |
    | GGZ 01      | Zwolle | 2025-Q2  | 42     |
    | GGZ 02      | Zwolle | 2025-Q1  | 52     |
    | GGZ 02      | Zwolle | 2025-Q2  | 51     |
    | GGZ 03      | Zwolle | 2025-Q1  | 33     |
    | GGZ 03      | Zwolle | 2025-Q2  | 35     |
    | GGZ 04      | Zwolle | 2025-Q1  | 61     |
    | GGZ 04      | Zwolle | 2025-Q2  | 60     |
    | GGZ 05      | Zwolle | 2025-Q1  | 45     |
    | GGZ 05      | Zwolle | 2025-Q2  | 47     |
    | GGZ 06      | Zwolle | 2025-Q1  | 70     |
    | GGZ 06      | Zwolle | 2025-Q2  | 73     |
    | GGZ 07      | Zwolle | 2025-Q1  | 28     |
    | GGZ 07      | Zwolle | 2025-Q2  | 29     |
    | GGZ 08      | Zwolle | 2025-Q1  | 55     |
    | GGZ 08      | Zwolle | 2025-Q2  | 54     |
    | GGZ 09      | Zwolle | 2025-Q1  | 48     |
    | GGZ 09      | Zwolle | 2025-Q2  | 50     |
    | GGZ 10      | Zwolle | 2025-Q1  | 37     |
    | GGZ 10      | Zwolle | 2025-Q2  | 38     |
    | GGZ 11      | Zwolle | 2025-Q1  | 66     |
    | GGZ 11      | Zwolle | 2025-Q2  | 67     |
    | GGZ 12      | Zwolle | 2025-Q1  | 50     |
    | GGZ 12      | Zwolle | 2025-Q2  | 52     |
  fails
    | organisatie | regio  | kwartaal | lopend |
    | GGZ 01      | Zwolle | 2025-Q1  | 40     |
    | GGZ 01      | Zwolle | 2025-Q2  | 42     |
    | GGZ 02      | Zwolle | 2025-Q1  | 52     |
    | GGZ 02      | Zwolle | 2025-Q2  | 51     |
    | GGZ 03      | Zwolle | 2025-Q1  | 33     |
    | GGZ 03      | Zwolle | 2025-Q2  | 35     |
    | GGZ 04      | Zwolle | 2025-Q1  | 61     |
    | GGZ 04      | Zwolle | 2025-Q2  | 60     |
    | GGZ 05      | Zwolle | 2025-Q1  | 45     |
    | GGZ 05      | Zwolle | 2025-Q2  | 47     |
    | GGZ 06      | Zwolle | 2025-Q1  | 70     |
    | GGZ 06      | Zwolle | 2025-Q2  | 73     |
    | GGZ 07      | Zwolle | 2025-Q1  | 28     |
    | GGZ 07      | Zwolle | 2025-Q2  | 29     |
    | GGZ 08      | Zwolle | 2025-Q1  | 55     |
    | GGZ 08      | Zwolle | 2025-Q2  | 54     |
    | GGZ 09      | Zwolle | 2025-Q1  | 48     |
    | GGZ 09      | Zwolle | 2025-Q2  | 50     |
    | GGZ 10      | Zwolle | 2025-Q1  | 37     |
    | GGZ 10      | Zwolle | 2025-Q2  | 38     |
    | GGZ 11      | Zwolle | 2025-Q1  | 66     |
    | GGZ 11      | Zwolle | 2025-Q2  | 67     |
    | GGZ 12      | Zwolle | 2025-Q1  | 50     |
    | GGZ 12      | Zwolle | 2025-Q2  | 500    |
}

rule sprong-lopend-in-een-jaar "Het aantal lopende trajecten springt niet ten opzichte van een jaar eerder" en "The number of running trajectories does not jump against a year earlier" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig
  severity warning
  measures lopend
  when     previous(lopend, 4) is not missing and highest(lopend, previous(lopend, 4)) >= 10
  value    hb(lopend, previous(lopend, 4), u 0.5, a 0.05, c 4, at least 10 by kwartaal)
  warning  from 1
  say      "Lopend gaat in een jaar van {previous(lopend, 4)} naar {lopend}; dat wijkt sterk af van de andere organisaties."
        en "Running goes in a year from {previous(lopend, 4)} to {lopend}, which differs strongly from the other organisations."
  ask      "Het aantal lopende trajecten ging in een jaar van {previous(lopend, 4)} naar {lopend}. Kunt u die verandering toelichten?"
        en "In a year running trajectories went from {previous(lopend, 4)} to {lopend}. Can you explain the change?"
  why      "Zo'n sprong is soms echt (een fusie, een nieuwe afspraak) en soms een typefout."
        en "Such a jump is sometimes real (a merger, a new contract) and sometimes a typing error."
  fix      "Controleer het aantal van dit kwartaal en van een jaar eerder."
        en "Check the number of this quarter and of a year earlier."
  source   "Hidiroglou en Berthelot, Survey Methodology 12 (1986)"
  passes
    | organisatie | regio  | kwartaal | lopend |
    | GGZ 01      | Zwolle | 2024-Q2  | 40     |
    | GGZ 01      | Zwolle | 2025-Q2  | 42     |
    | GGZ 02      | Zwolle | 2024-Q2  | 52     |
    | GGZ 02      | Zwolle | 2025-Q2  | 51     |
    | GGZ 03      | Zwolle | 2024-Q2  | 33     |
    | GGZ 03      | Zwolle | 2025-Q2  | 35     |
    | GGZ 04      | Zwolle | 2024-Q2  | 61     |
    | GGZ 04      | Zwolle | 2025-Q2  | 60     |
    | GGZ 05      | Zwolle | 2024-Q2  | 45     |
    | GGZ 05      | Zwolle | 2025-Q2  | 47     |
    | GGZ 06      | Zwolle | 2024-Q2  | 70     |
    | GGZ 06      | Zwolle | 2025-Q2  | 73     |
    | GGZ 07      | Zwolle | 2024-Q2  | 28     |
    | GGZ 07      | Zwolle | 2025-Q2  | 29     |
    | GGZ 08      | Zwolle | 2024-Q2  | 55     |
    | GGZ 08      | Zwolle | 2025-Q2  | 54     |
    | GGZ 09      | Zwolle | 2024-Q2  | 48     |
    | GGZ 09      | Zwolle | 2025-Q2  | 50     |
    | GGZ 10      | Zwolle | 2024-Q2  | 37     |
    | GGZ 10      | Zwolle | 2025-Q2  | 38     |
    | GGZ 11      | Zwolle | 2024-Q2  | 66     |
    | GGZ 11      | Zwolle | 2025-Q2  | 67     |
    | GGZ 12      | Zwolle | 2024-Q2  | 50     |
    | GGZ 12      | Zwolle | 2025-Q2  | 52     |
  fails
    | organisatie | regio  | kwartaal | lopend |
    | GGZ 01      | Zwolle | 2024-Q2  | 40     |
    | GGZ 01      | Zwolle | 2025-Q2  | 42     |
    | GGZ 02      | Zwolle | 2024-Q2  | 52     |
    | GGZ 02      | Zwolle | 2025-Q2  | 51     |
    | GGZ 03      | Zwolle | 2024-Q2  | 33     |
    | GGZ 03      | Zwolle | 2025-Q2  | 35     |
    | GGZ 04      | Zwolle | 2024-Q2  | 61     |
    | GGZ 04      | Zwolle | 2025-Q2  | 60     |
    | GGZ 05      | Zwolle | 2024-Q2  | 45     |
    | GGZ 05      | Zwolle | 2025-Q2  | 47     |
    | GGZ 06      | Zwolle | 2024-Q2  | 70     |
    | GGZ 06      | Zwolle | 2025-Q2  | 73     |
    | GGZ 07      | Zwolle | 2024-Q2  | 28     |
    | GGZ 07      | Zwolle | 2025-Q2  | 29     |
    | GGZ 08      | Zwolle | 2024-Q2  | 55     |
    | GGZ 08      | Zwolle | 2025-Q2  | 54     |
    | GGZ 09      | Zwolle | 2024-Q2  | 48     |
    | GGZ 09      | Zwolle | 2025-Q2  | 50     |
    | GGZ 10      | Zwolle | 2024-Q2  | 37     |
    | GGZ 10      | Zwolle | 2025-Q2  | 38     |
    | GGZ 11      | Zwolle | 2024-Q2  | 66     |
    | GGZ 11      | Zwolle | 2025-Q2  | 67     |
    | GGZ 12      | Zwolle | 2024-Q2  | 50     |
    | GGZ 12      | Zwolle | 2025-Q2  | 500    |
}

-- Betaald werk tegenover het vorige kwartaal: dat vraagt `werkstroom` al, met de stromen erbij.

rule sprong-betaald-in-een-jaar "Het aantal met betaald werk springt niet ten opzichte van een jaar eerder" en "The number in paid work does not jump against a year earlier" {
  for each ips
  severity warning
  measures betaald
  when     previous(betaald, 4) is not missing and highest(betaald, previous(betaald, 4)) >= 10
  value    hb(betaald, previous(betaald, 4), u 0.5, a 0.05, c 4, at least 10 by kwartaal)
  warning  from 1
  say      "Met betaald werk gaat in een jaar van {previous(betaald, 4)} naar {betaald}; dat wijkt sterk af van de andere organisaties."
        en "In paid work goes in a year from {previous(betaald, 4)} to {betaald}, which differs strongly from the other organisations."
  ask      "Het aantal met betaald werk ging in een jaar van {previous(betaald, 4)} naar {betaald}. Kunt u die verandering toelichten?"
        en "In a year the number in paid work went from {previous(betaald, 4)} to {betaald}. Can you explain the change?"
  why      "Zo'n sprong is soms echt en soms een typefout."
        en "Such a jump is sometimes real and sometimes a typing error."
  fix      "Controleer het aantal van dit kwartaal en van een jaar eerder."
        en "Check the number of this quarter and of a year earlier."
  source   "Hidiroglou en Berthelot, Survey Methodology 12 (1986)"
  passes
    | organisatie | regio  | kwartaal | betaald |
    | GGZ 01      | Zwolle | 2024-Q2  | 40      |
    | GGZ 01      | Zwolle | 2025-Q2  | 42      |
    | GGZ 02      | Zwolle | 2024-Q2  | 52      |
    | GGZ 02      | Zwolle | 2025-Q2  | 51      |
    | GGZ 03      | Zwolle | 2024-Q2  | 33      |
    | GGZ 03      | Zwolle | 2025-Q2  | 35      |
    | GGZ 04      | Zwolle | 2024-Q2  | 61      |
    | GGZ 04      | Zwolle | 2025-Q2  | 60      |
    | GGZ 05      | Zwolle | 2024-Q2  | 45      |
    | GGZ 05      | Zwolle | 2025-Q2  | 47      |
    | GGZ 06      | Zwolle | 2024-Q2  | 70      |
    | GGZ 06      | Zwolle | 2025-Q2  | 73      |
    | GGZ 07      | Zwolle | 2024-Q2  | 28      |
    | GGZ 07      | Zwolle | 2025-Q2  | 29      |
    | GGZ 08      | Zwolle | 2024-Q2  | 55      |
    | GGZ 08      | Zwolle | 2025-Q2  | 54      |
    | GGZ 09      | Zwolle | 2024-Q2  | 48      |
    | GGZ 09      | Zwolle | 2025-Q2  | 50      |
    | GGZ 10      | Zwolle | 2024-Q2  | 37      |
    | GGZ 10      | Zwolle | 2025-Q2  | 38      |
    | GGZ 11      | Zwolle | 2024-Q2  | 66      |
    | GGZ 11      | Zwolle | 2025-Q2  | 67      |
    | GGZ 12      | Zwolle | 2024-Q2  | 50      |
    | GGZ 12      | Zwolle | 2025-Q2  | 52      |
  fails
    | organisatie | regio  | kwartaal | betaald |
    | GGZ 01      | Zwolle | 2024-Q2  | 40      |
    | GGZ 01      | Zwolle | 2025-Q2  | 42      |
    | GGZ 02      | Zwolle | 2024-Q2  | 52      |
    | GGZ 02      | Zwolle | 2025-Q2  | 51      |
    | GGZ 03      | Zwolle | 2024-Q2  | 33      |
    | GGZ 03      | Zwolle | 2025-Q2  | 35      |
    | GGZ 04      | Zwolle | 2024-Q2  | 61      |
    | GGZ 04      | Zwolle | 2025-Q2  | 60      |
    | GGZ 05      | Zwolle | 2024-Q2  | 45      |
    | GGZ 05      | Zwolle | 2025-Q2  | 47      |
    | GGZ 06      | Zwolle | 2024-Q2  | 70      |
    | GGZ 06      | Zwolle | 2025-Q2  | 73      |
    | GGZ 07      | Zwolle | 2024-Q2  | 28      |
    | GGZ 07      | Zwolle | 2025-Q2  | 29      |
    | GGZ 08      | Zwolle | 2024-Q2  | 55      |
    | GGZ 08      | Zwolle | 2025-Q2  | 54      |
    | GGZ 09      | Zwolle | 2024-Q2  | 48      |
    | GGZ 09      | Zwolle | 2025-Q2  | 50      |
    | GGZ 10      | Zwolle | 2024-Q2  | 37      |
    | GGZ 10      | Zwolle | 2025-Q2  | 38      |
    | GGZ 11      | Zwolle | 2024-Q2  | 66      |
    | GGZ 11      | Zwolle | 2025-Q2  | 67      |
    | GGZ 12      | Zwolle | 2024-Q2  | 50      |
    | GGZ 12      | Zwolle | 2025-Q2  | 500     |
}

-- Overgenomen of leeg

-- Onder de 5 lopende trajecten komt een kwartaal dat precies gelijk is vaak genoeg voor.
rule niet-gelijk-aan-vorig-kwartaal "Een aanlevering is niet gelijk aan die van het vorige kwartaal" en "A submission is not identical to the previous quarter's" {
  for each werkfit, naarwerk, jobcoaching, ips, wabz, overig
  severity warning
  measures lopend, beeindigd
  -- Kleine aantallen kunnen vanzelf gelijk blijven, vooral waar weinig wordt geteld.
  when     has previous
  when     if dataset in (ips, wabz, overig) then lopend >= 5 else lopend >= 10 and beeindigd > 0
  holds    not (every measure = previous(measure))
  say      "Alle aantallen zijn gelijk aan die van het vorige kwartaal ({lopend} lopend, {beeindigd} beëindigd)."
        en "All counts equal those of the previous quarter ({lopend} running, {beeindigd} ended)."
  ask      "Zijn dit de cijfers van dit kwartaal, of is de vorige aanlevering opnieuw gestuurd?"
        en "Are these the figures of this quarter, or was the previous submission sent again?"
  why      "Dat alles precies gelijk blijft, komt bijna niet voor."
        en "It hardly ever happens that everything stays exactly the same."
  fix      "Stuur de cijfers van dit kwartaal, of laat weten dat er niets veranderde."
        en "Send the figures of this quarter, or tell us that nothing changed."
  source   "Afspraak van het kenniscentrum"
  passes
    | kwartaal | lopend | lopend_uwv | lopend_gemeente | lopend_overig | beeindigd | beeindigd_met_resultaat | beeindigd_zonder_resultaat | beeindigd_voortijdig |
    | 2025-Q1  | 12     | 12         | 0               | 0             | 2         | 2                       | 0                          | 0                    |
    | 2025-Q2  | 12     | 12         | 0               | 0             | 3         | 2                       | 1                          | 0                    |
  fails
    | kwartaal | lopend | lopend_uwv | lopend_gemeente | lopend_overig | beeindigd | beeindigd_met_resultaat | beeindigd_zonder_resultaat | beeindigd_voortijdig |
    | 2025-Q1  | 12     | 12         | 0               | 0             | 3         | 2                       | 1                          | 0                    |
    | 2025-Q2  | 12     | 12         | 0               | 0             | 3         | 2                       | 1                          | 0                    |
  undecided
    | kwartaal | lopend | lopend_uwv | lopend_gemeente | lopend_overig | beeindigd | beeindigd_met_resultaat | beeindigd_zonder_resultaat | beeindigd_voortijdig |
    | 2025-Q1  | 12     | 12         | 0               | 0             | 3         | 2                       | 1                          | 0                    |
    | 2025-Q2  | 12     |            | 0               | 0             | 3         | 2                       | 1                          | 0                    |
  not applicable lopend 4, lopend_uwv 4, beeindigd 3, previous lopend 4
}

rule niet-ineens-leeg "Waar vorig kwartaal cliënten waren, zijn niet alle aantallen nul" en "Where there were clients last quarter, not all counts are zero" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig
  severity warning
  when     previous(lopend) > 0
  holds    lopend + beeindigd > 0
  say      "Alle aantallen zijn nul, terwijl er vorig kwartaal {previous(lopend)} trajecten liepen."
        en "All counts are zero, while {previous(lopend)} trajectories were running last quarter."
  ask      "Vorig kwartaal liepen er {previous(lopend)} trajecten, nu is alles nul. Is het formulier leeg opgestuurd?"
        en "Last quarter {previous(lopend)} trajectories were running, now everything is zero. Was the form sent empty?"
  why      "Ook als alles is gestopt, horen er beëindigde trajecten te staan."
        en "Even when everything stopped, there should be ended trajectories."
  fix      "Vul de aantallen in, of geef op dat de trajecten zijn beëindigd."
        en "Fill in the counts, or report that the trajectories ended."
  source   "Afspraak van het kenniscentrum"
  passes   lopend 0, beeindigd 4, previous lopend 4
  fails    lopend 0, beeindigd 0, previous lopend 4
  not applicable lopend 0, beeindigd 0, previous lopend 0
}

-- Verdelingen die opvallen

rule niet-iedereen-duurzaam "Niet iedereen die ooit werkte, werkt nu duurzaam" en "Not everyone who ever worked now works durably" {
  for each ips, wabz, overig
  severity info
  when     betaald >= 10
  holds    not (betaald = duurzaam and betaald = ooit)
  say      "Met betaald werk, duurzaam en ooit gewerkt zijn alle drie {betaald}."
        en "In paid work, durable and ever worked are all three {betaald}."
  ask      "Werkt echt iedereen die ooit werkte nog steeds, en duurzaam?"
        en "Does everyone who ever worked still work, and durably?"
  why      "Bij 10 of meer cliënten is dat bijzonder. Soms is één aantal drie keer ingevuld."
        en "With 10 or more clients that is remarkable. Sometimes one number was filled in three times."
  fix      "Controleer de drie aantallen."
        en "Check the three counts."
  source   "Afspraak van het kenniscentrum"
  passes   betaald 12, duurzaam 10, ooit 15
  fails    betaald 12, duurzaam 12, ooit 12
  not applicable betaald 4, duurzaam 4, ooit 4
}

rule weinig-ander-type "Hoogstens een kwart van de IPS-trajecten is van een ander type" en "At most a quarter of the IPS trajectories is of another type" {
  for each ips, ips_fase1
  severity warning
  when     lopend >= 10
  holds    lopend_anders <= 0.25 * lopend
  say      "{lopend_anders} van de {lopend} lopende trajecten zijn van een ander type dan IPS-EPA of IPS-CMD."
        en "{lopend_anders} of the {lopend} running trajectories are of another type than IPS-EPA or IPS-CMD."
  ask      "Wat voor trajecten zijn dit? Horen zij bij IPS-EPA, bij IPS-CMD, of bij de overige trajecten?"
        en "What kind of trajectories are these? Do they belong to IPS-EPA, IPS-CMD, or the other trajectories?"
  why      "Bijna alle IPS-trajecten zijn IPS-EPA of IPS-CMD. Een groot deel 'anders' wijst op een onbekend type."
        en "Almost all IPS trajectories are IPS-EPA or IPS-CMD. A large share of 'other' points at an unknown type."
  fix      "Deel de trajecten in bij het juiste type."
        en "Sort the trajectories by their right type."
  source   "Afspraak van het kenniscentrum"
  passes   lopend 20, lopend_anders 5
  fails    lopend 20, lopend_anders 6
  undecided lopend 20, lopend_anders missing
  not applicable lopend 4, lopend_anders 2
}

rule weinig-reden-onbekend "Van hoogstens een kwart van de beëindigde trajecten is de reden onbekend" en "The reason is unknown for at most a quarter of the ended trajectories" {
  for each ips_fase1
  severity warning
  when     beeindigd >= 10
  holds    beeindigd_onbekend <= 0.25 * beeindigd
  say      "Van {beeindigd_onbekend} van de {beeindigd} beëindigde trajecten is de reden onbekend."
        en "The reason is unknown for {beeindigd_onbekend} of the {beeindigd} ended trajectories."
  ask      "Kunt u de reden van deze {beeindigd_onbekend} trajecten alsnog achterhalen?"
        en "Can you still find out the reason for these {beeindigd_onbekend} trajectories?"
  why      "Zonder reden is niet te zeggen hoeveel trajecten met werk eindigen."
        en "Without a reason we cannot say how many trajectories end with work."
  fix      "Vul de reden aan waar die bekend is."
        en "Complete the reason where it is known."
  source   "Afspraak van het kenniscentrum"
  passes   beeindigd 12, beeindigd_onbekend 3
  fails    beeindigd 12, beeindigd_onbekend 4
  undecided beeindigd 12, beeindigd_onbekend missing
}

rule jobcoaching-is-met-werk "Wie jobcoaching krijgt, heeft gewerkt" en "Who has job coaching has worked" {
  for each jobcoaching
  severity warning
  holds    beeindigd_nooit_werk = 0
  say      "Beëindigd zonder dat de cliënt ooit werkte: {beeindigd_nooit_werk}."
        en "Ended without the client ever having worked: {beeindigd_nooit_werk}."
  ask      "Jobcoaching is voor wie werkt. Hoe kan het dat hier iemand nooit heeft gewerkt ({beeindigd_nooit_werk})?"
        en "Job coaching is for those who work. How is it that someone here never worked ({beeindigd_nooit_werk})?"
  why      "Jobcoaching helpt om werk te houden; zonder werk is er geen jobcoaching."
        en "Job coaching helps to keep a job; without a job there is none."
  fix      "Kies de juiste reden, of lever het traject aan bij het soort waar het thuishoort."
        en "Choose the right reason, or report the trajectory under the kind it belongs to."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   beeindigd_nooit_werk 0
  fails    beeindigd_nooit_werk 2
  undecided beeindigd_nooit_werk missing
}

"""#),
        File(
            "regels/binnen-een-record.klopt",
#"""
-- Regels binnen één rij: wat in één kwartaal van één organisatie in één regio moet kloppen.
-- Wat uit de indelingen volgt (uitsplitsingen tellen op, een deel is hoogstens het geheel), staat bij de datasets.
-- Periode: zie de datasets. Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

rule alleen-uwv "Werkfit en Naar Werk worden alleen door UWV betaald" en "Werkfit and Naar Werk are funded by UWV only" {
  for each werkfit, naarwerk
  severity error
  holds    lopend_gemeente + lopend_overig = 0
  ask      "U geeft trajecten op die niet van UWV zijn: gemeente {lopend_gemeente}, overige financiering {lopend_overig}. Horen deze bij UWV, of bij een ander soort traject?"
        en "You report trajectories that UWV does not fund: municipality {lopend_gemeente}, other funding {lopend_overig}. Do these belong to UWV, or to another kind of trajectory?"
  why      "Deze trajecten koopt UWV in. Een andere financier kan er niet zijn."
        en "These trajectories are bought by UWV. There can be no other funder."
  fix      "Zet de trajecten bij UWV, of lever ze aan bij het soort traject waar ze thuishoren."
        en "Move the trajectories to UWV, or report them under the kind of trajectory they belong to."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   lopend_gemeente 0, lopend_overig 0
  fails    lopend_gemeente 3, lopend_overig 0
  fails    lopend_gemeente 0, lopend_overig 1
  undecided lopend_gemeente 0, lopend_overig missing
}

rule gestart-werk-is-terug-te-vinden "Wie met werk begint, werkt nog, is gestopt of is met werk uitgestroomd" en "Who starts a job still works, has stopped, or has left with work" {
  for each ips, wabz, overig, ips_fase1
  severity error
  holds    werk_gestart <= betaald + werk_gestopt + beeindigd_met_werk
  ask      "Met betaald werk begonnen: {werk_gestart}. Aan het werk: {betaald}; gestopt: {werk_gestopt}; met werk uitgestroomd: {beeindigd_met_werk}; samen {betaald + werk_gestopt + beeindigd_met_werk}. Waar zijn de anderen gebleven?"
        en "Started paid work: {werk_gestart}. In work: {betaald}; stopped: {werk_gestopt}; left with work: {beeindigd_met_werk}; {betaald + werk_gestopt + beeindigd_met_werk} together. Where are the others?"
  why      "Wie in het kwartaal begint te werken, is aan het eind aan het werk, gestopt, of met werk uitgestroomd."
        en "Who starts working in the quarter is at its end in work, has stopped, or has left with work."
  fix      "Kijk na of de starters ook bij 'Met betaald werk', 'Gestopt met betaald werk' of 'Beëindigd met betaald werk' zijn geteld."
        en "Check that the starters are also counted as in paid work, as stopped, or as ended with paid work."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   werk_gestart 5, betaald 3, werk_gestopt 1, beeindigd_met_werk 1
  fails    werk_gestart 6, betaald 3, werk_gestopt 1, beeindigd_met_werk 1
  undecided werk_gestart 6, betaald 3, werk_gestopt missing, beeindigd_met_werk 1
}

rule gestart-werk-binnen-trajecten "Er beginnen niet meer cliënten met werk dan er trajecten zijn" en "No more clients start a job than there are trajectories" {
  for each ips, wabz, overig, ips_fase1
  severity error
  holds    werk_gestart <= lopend + beeindigd
  ask      "Met betaald werk begonnen: {werk_gestart}. Lopende trajecten: {lopend}; beëindigde: {beeindigd}. Welk aantal klopt niet?"
        en "Started paid work: {werk_gestart}. Running trajectories: {lopend}; ended: {beeindigd}. Which number is not right?"
  why      "Wie in het kwartaal met werk begint, heeft een traject dat loopt of in dat kwartaal is beëindigd."
        en "Who starts a job in the quarter has a trajectory that runs, or that ended in that quarter."
  fix      "Tel elke cliënt één keer als starter, en alleen in het kwartaal waarin het werk begon."
        en "Count each client once as a starter, and only in the quarter in which the job began."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes   werk_gestart 5, lopend 4, beeindigd 1
  fails    werk_gestart 6, lopend 4, beeindigd 1
  undecided werk_gestart 6, lopend missing, beeindigd 1
}

rule eerste-baan-is-ooit-of-nu "De duur tot de eerste baan gaat over wie ooit werkte, of over wie nu werkt" en "Time to the first job is about all who ever worked, or all who work now" {
  for each ips
  severity warning
  let      samen = eerste_baan_lt3 + eerste_baan_3tot9 + eerste_baan_gt9
  when     samen <= ooit
  holds    samen = ooit or samen = betaald
  say      "Bij de duur tot de eerste baan zijn {samen} cliënten geteld; {ooit} hebben ooit gewerkt en {betaald} werken nu."
        en "Time to the first job counts {samen} clients; {ooit} have ever worked and {betaald} work now."
  ask      "Over welke cliënten gaan de {samen} bij de duur tot de eerste baan? Wij verwachten iedereen die ooit werkte ({ooit}) of iedereen die nu werkt ({betaald})."
        en "Which clients are the {samen} of time to the first job about? We expect all who ever worked ({ooit}) or all who work now ({betaald})."
  why      "De definitie laat twee lezingen toe. Een ander aantal wijst op ontbrekende cliënten. Meer dan ooit gewerkt hebben is altijd een fout; die wordt apart gemeld."
        en "The definition allows two readings. Another number points at missing clients. More than ever worked is always an error, which is reported apart."
  fix      "Geef van elke cliënt die ooit betaald werkte één keer de duur tot de eerste baan op."
        en "Report the time to the first job once for each client who ever worked."
  source   "Jaarrapport 2023-2024, Tabel B3.1; Rapport 2025-Q2"
  passes   eerste_baan_lt3 2, eerste_baan_3tot9 2, eerste_baan_gt9 1, ooit 5, betaald 4
  passes   eerste_baan_lt3 2, eerste_baan_3tot9 1, eerste_baan_gt9 1, ooit 5, betaald 4
  fails    eerste_baan_lt3 2, eerste_baan_3tot9 1, eerste_baan_gt9 0, ooit 5, betaald 4
  undecided eerste_baan_lt3 missing, eerste_baan_3tot9 1, eerste_baan_gt9 0, ooit 5, betaald 4
  not applicable eerste_baan_lt3 6, eerste_baan_3tot9 0, eerste_baan_gt9 0, ooit 5, betaald 4
}

"""#),
        File(
            "regels/jaarcijfers.klopt",
#"""
-- Regels over een jaar: wat Bijlage 3 uit de vier kwartalen berekent.
-- Een jaar heeft vier kwartalen nodig, en het kwartaal ervoor. Ontbreekt er een, dan is de regel niet van toepassing.
-- De formule telt wie in het eerste kwartaal begon twee keer: het lopende aantal bevat hen al. Zo staat het in de
-- bijlage, en zo wordt het hier berekend.
-- Periode: vanaf 2024; 2023 is voor de meeste trajecten onvolledig. Bron: Jaarrapport 2023-2024, Bijlage 3.

-- 1. Gestarte trajecten: per rij ten minste nul. Dat is een aanname; zij past bij de gedrukte totalen.
define gestarte_trajecten for each ips, wabz, jobcoaching, werkfit, naarwerk, overig = highest(0, instroom)

-- 2. O: wat tussen twee kwartalen verloren ging (onder nul).
define verloren_trajecten for each ips, wabz, jobcoaching, werkfit, naarwerk, overig = (lopend - previous(lopend)) - (gestarte_trajecten - beeindigd)

-- 3. Wat een kwartaal aan het jaar bijdraagt: in het eerste gestart + lopend + beëindigd, daarna gestart, en steeds O.
define bijdrage_lopend for each ips, wabz, jobcoaching, werkfit, naarwerk, overig = (if quarter(kwartaal) = 1 then gestarte_trajecten + lopend + beeindigd else gestarte_trajecten) + verloren_trajecten
define lopend_in_het_jaar for each ips, wabz, jobcoaching, werkfit, naarwerk, overig = previous(bijdrage_lopend, 3) + previous(bijdrage_lopend, 2) + previous(bijdrage_lopend) + bijdrage_lopend

-- 4. Betaald werk in een jaar: op dezelfde manier, met de stromen van het werk.
define verloren_werk for each ips, wabz, overig = (betaald - previous(betaald)) - (werk_gestart - werk_gestopt - beeindigd_met_werk)
define bijdrage_betaald for each ips, wabz, overig = (if quarter(kwartaal) = 1 then werk_gestart + betaald + werk_gestopt + beeindigd_met_werk else werk_gestart) + verloren_werk
define betaald_in_het_jaar for each ips, wabz, overig = previous(bijdrage_betaald, 3) + previous(bijdrage_betaald, 2) + previous(bijdrage_betaald) + bijdrage_betaald

-- 5. Duurzaam werk in een jaar: geschat met het aandeel duurzaam van elk kwartaal.
define aandeel_duurzaam for each ips, wabz, overig = if betaald = 0 then 0 else duurzaam / betaald
define duurzaam_in_het_jaar for each ips, wabz, overig = previous(bijdrage_betaald * aandeel_duurzaam, 3) + previous(bijdrage_betaald * aandeel_duurzaam, 2) + previous(bijdrage_betaald * aandeel_duurzaam) + bijdrage_betaald * aandeel_duurzaam

-- 6. Andere stromen zijn de som van de kwartalen; onbetaald werk is hun gemiddelde.
define beeindigd_in_het_jaar for each ips, wabz, jobcoaching, werkfit, naarwerk, overig = previous(beeindigd, 3) + previous(beeindigd, 2) + previous(beeindigd) + beeindigd
define onbetaald_in_het_jaar for each ips, wabz, overig = (previous(dagbesteding + vrijwilligerswerk + proefplaatsing, 3) + previous(dagbesteding + vrijwilligerswerk + proefplaatsing, 2) + previous(dagbesteding + vrijwilligerswerk + proefplaatsing) + dagbesteding + vrijwilligerswerk + proefplaatsing) / 4

-- 7 en 8. Percentages: cliënten in het jaar gedeeld door de lopende in het jaar; resultaat gedeeld door beëindigd.

rule jaar-lopend-ten-minste-elk-kwartaal "In een jaar lopen ten minste zoveel trajecten als in elk kwartaal" en "A year has at least as many running trajectories as each of its quarters" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig
  valid from 2024-Q1
  severity warning
  measures lopend, beeindigd
  let      hoogste = highest(lopend, previous(lopend), previous(lopend, 2), previous(lopend, 3))
  let      lopend_jaar = lopend_in_het_jaar
  when     quarter(kwartaal) = 4
  holds    lopend_jaar >= hoogste
  say      "Over het jaar komen wij op {lopend_jaar} lopende trajecten, terwijl er in een kwartaal {hoogste} liepen."
        en "For the year we find {lopend_jaar} running trajectories, while {hoogste} were running in one quarter."
  ask      "Zijn er in dit jaar trajecten uit de telling verdwenen zonder te zijn beëindigd?"
        en "Did trajectories vanish from the count in this year without having ended?"
  why      "Wie in een kwartaal meetelt, telt in dat jaar mee. Verdwenen trajecten maken het jaar te klein."
        en "Who counts in a quarter counts in that year. Vanished trajectories make the year too small."
  fix      "Vul de beëindigde trajecten van de vier kwartalen aan."
        en "Complete the ended trajectories of the four quarters."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 1"
  passes
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         |
  fails
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 60     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         |
}

rule weinig-verloren-in-een-jaar "In een jaar gaan weinig trajecten uit de telling verloren" en "Few trajectories are lost from the count in a year" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig
  valid from 2024-Q1
  severity warning
  measures lopend, beeindigd
  let      verloren = previous(verloren_trajecten, 3) + previous(verloren_trajecten, 2) + previous(verloren_trajecten) + verloren_trajecten
  let      lopend_jaar = lopend_in_het_jaar
  when     quarter(kwartaal) = 4
  value    0 - verloren
  warning  from highest(3, 0.05 * lopend_jaar)
  say      "Over het jaar zijn {0 - verloren} trajecten uit de telling verdwenen, op {lopend_jaar} in het jaar."
        en "Over the year {0 - verloren} trajectories vanished from the count, of {lopend_jaar} in the year."
  ask      "Welke trajecten zijn niet als beëindigd opgegeven?"
        en "Which trajectories were not reported as ended?"
  why      "Wat verdwijnt, ontbreekt ook bij de resultaten. Vanaf 3 trajecten of 5% is dat te zien in het jaarrapport."
        en "What vanishes is also missing from the results. From 3 trajectories or 5% the yearly report shows it."
  fix      "Vul de beëindigde trajecten van de vier kwartalen aan."
        en "Complete the ended trajectories of the four quarters."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 2"
  passes
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         |
  fails
    | organisatie | regio  | kwartaal | lopend | beeindigd |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q1  | 10     | 3         |
    | GGZ Noord   | Zwolle | 2024-Q2  | 12     | 2         |
    | GGZ Noord   | Zwolle | 2024-Q3  | 14     | 4         |
    | GGZ Noord   | Zwolle | 2024-Q4  | 16     | 3         |
}

rule jaar-werk-binnen-jaar-lopend "In een jaar werken niet meer cliënten dan er trajecten lopen" en "No more clients work in a year than trajectories run" {
  for each ips, wabz, overig
  valid from 2024-Q1
  severity warning
  measures betaald, werk_gestart, lopend
  let      betaald_jaar = betaald_in_het_jaar
  let      duurzaam_jaar = duurzaam_in_het_jaar
  let      lopend_jaar = lopend_in_het_jaar
  when     quarter(kwartaal) = 4
  holds    betaald_jaar <= lopend_jaar and duurzaam_jaar <= lopend_jaar
  say      "Over het jaar komen wij op {betaald_jaar} cliënten met betaald werk ({duurzaam_jaar rounded to 0 decimals} duurzaam), op {lopend_jaar} trajecten."
        en "For the year we find {betaald_jaar} clients in paid work ({duurzaam_jaar rounded to 0 decimals} durably), of {lopend_jaar} trajectories."
  ask      "Tellen cliënten die van baan wisselden meer dan één keer als starter mee?"
        en "Do clients who changed jobs count more than once as starters?"
  why      "Het percentage met werk in het jaar is het aantal met werk gedeeld door de trajecten in het jaar; meer dan 100% kan niet."
        en "The percentage in work in the year is those in work over the trajectories in the year; more than 100% is impossible."
  fix      "Tel elke cliënt per kwartaal hoogstens één keer als gestart met werk."
        en "Count each client at most once per quarter as having started a job."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 3, 4 en 7"
  passes
    | organisatie | regio  | kwartaal | lopend | beeindigd | betaald | duurzaam | werk_gestart | werk_gestopt | beeindigd_met_werk |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         | 8       | 6        | 2            | 1            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         | 9       | 7        | 3            | 1            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         | 10      | 7        | 2            | 0            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         | 9       | 7        | 1            | 1            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         | 10      | 8        | 3            | 1            | 1                  |
  fails
    | organisatie | regio  | kwartaal | lopend | beeindigd | betaald | duurzaam | werk_gestart | werk_gestopt | beeindigd_met_werk |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         | 8       | 6        | 2            | 1            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         | 18      | 7        | 18           | 7            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         | 20      | 7        | 12           | 9            | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         | 19      | 7        | 11           | 11           | 1                  |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         | 20      | 8        | 13           | 11           | 1                  |
}

rule jaar-onbetaald-werk-binnen-lopend "Onbetaald werk is in een jaar gemiddeld hoogstens de lopende trajecten" en "Unpaid work in a year is on average at most the running trajectories" {
  for each ips, wabz, overig
  valid from 2024-Q1
  severity warning
  measures dagbesteding, vrijwilligerswerk, proefplaatsing, lopend
  let      onbetaald_jaar = onbetaald_in_het_jaar
  let      lopend_jaar = lopend_in_het_jaar
  when     quarter(kwartaal) = 4
  holds    onbetaald_jaar <= lopend_jaar
  say      "Gemiddeld over de vier kwartalen doen {onbetaald_jaar rounded to 1 decimal} cliënten onbetaald werk, op {lopend_jaar} trajecten in het jaar."
        en "On average over the four quarters {onbetaald_jaar rounded to 1 decimal} clients do unpaid work, of {lopend_jaar} trajectories in the year."
  ask      "Doen zoveel cliënten meer dan één soort onbetaald werk?"
        en "Do so many clients do more than one kind of unpaid work?"
  why      "Het percentage onbetaald werk is dit gemiddelde gedeeld door de trajecten in het jaar; meer dan 100% kan niet."
        en "The percentage in unpaid work is this mean over the trajectories in the year; more than 100% is impossible."
  fix      "Controleer de aantallen onbetaald werk van de vier kwartalen."
        en "Check the counts of unpaid work of the four quarters."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 5 en 7"
  passes
    | organisatie | regio  | kwartaal | lopend | beeindigd | dagbesteding | vrijwilligerswerk | proefplaatsing |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         | 2            | 4                 | 1              |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         | 2            | 4                 | 1              |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         | 2            | 5                 | 1              |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         | 2            | 4                 | 0              |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         | 3            | 4                 | 1              |
  fails
    | organisatie | regio  | kwartaal | lopend | beeindigd | dagbesteding | vrijwilligerswerk | proefplaatsing |
    | GGZ Noord   | Zwolle | 2023-Q4  | 20     | 3         | 2            | 4                 | 1              |
    | GGZ Noord   | Zwolle | 2024-Q1  | 22     | 3         | 22           | 24                | 21             |
    | GGZ Noord   | Zwolle | 2024-Q2  | 25     | 2         | 22           | 25                | 21             |
    | GGZ Noord   | Zwolle | 2024-Q3  | 24     | 4         | 22           | 24                | 20             |
    | GGZ Noord   | Zwolle | 2024-Q4  | 26     | 3         | 23           | 24                | 21             |
}

rule jaar-resultaat-binnen-beeindigd "Met resultaat is in een jaar hoogstens wat er in dat jaar is beëindigd" en "With result in a year is at most what ended in it" {
  for each ips, wabz, jobcoaching, overig
  valid from 2024-Q1
  severity warning
  measures beeindigd, beeindigd_met_werk, beeindigd_ooit_werk
  let      met_resultaat_jaar = previous(beeindigd_met_werk + beeindigd_ooit_werk, 3) + previous(beeindigd_met_werk + beeindigd_ooit_werk, 2) + previous(beeindigd_met_werk + beeindigd_ooit_werk) + beeindigd_met_werk + beeindigd_ooit_werk
  let      beeindigd_jaar = beeindigd_in_het_jaar
  when     quarter(kwartaal) = 4
  holds    met_resultaat_jaar <= beeindigd_jaar
  say      "Over het jaar zijn {met_resultaat_jaar} trajecten met resultaat beëindigd, van {beeindigd_jaar} beëindigde trajecten."
        en "Over the year {met_resultaat_jaar} trajectories ended with result, of {beeindigd_jaar} that ended."
  ask      "In welk kwartaal zijn de redenen meer dan het beëindigde aantal?"
        en "In which quarter are the reasons more than the number that ended?"
  why      "Het percentage met resultaat is met resultaat gedeeld door beëindigd; meer dan 100% kan niet."
        en "The percentage with result is with result over ended; more than 100% is impossible."
  fix      "Verbeter de redenen of het aantal beëindigde trajecten."
        en "Correct the reasons or the number of ended trajectories."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 6 en 8"
  passes
    | organisatie | regio  | kwartaal | beeindigd | beeindigd_met_werk | beeindigd_ooit_werk |
    | GGZ Noord   | Zwolle | 2024-Q1  | 3         | 1                  | 1                   |
    | GGZ Noord   | Zwolle | 2024-Q2  | 2         | 1                  | 1                   |
    | GGZ Noord   | Zwolle | 2024-Q3  | 4         | 2                  | 0                   |
    | GGZ Noord   | Zwolle | 2024-Q4  | 3         | 1                  | 1                   |
  fails
    | organisatie | regio  | kwartaal | beeindigd | beeindigd_met_werk | beeindigd_ooit_werk |
    | GGZ Noord   | Zwolle | 2024-Q1  | 3         | 5                  | 1                   |
    | GGZ Noord   | Zwolle | 2024-Q2  | 2         | 4                  | 1                   |
    | GGZ Noord   | Zwolle | 2024-Q3  | 4         | 6                  | 0                   |
    | GGZ Noord   | Zwolle | 2024-Q4  | 3         | 4                  | 1                   |
}

"""#),
        File(
            "regels/levering.klopt",
#"""
-- Regels over de levering zelf: wie levert wat, waar en wanneer.
-- Zonder deelnemerslijst zijn deze regels niet van toepassing.
-- Periode: het gecontroleerde kwartaal. Bron: de deelnemerslijst van de werkmonitor.

rule levering-volledig "Elke deelnemer levert elke regio en elk traject aan" en "Every participant delivers every region and trajectory" {
  for each deelnemers where period in van..tot
  severity error
  expect   one record in {traject} of organisatie, regio
  report per organisatie, else regio, else traject
  ask      "Op de deelnemerslijst staat dat u dit kwartaal aanlevert. Wilt u alsnog aanleveren, of ons laten weten dat u hier geen trajecten (meer) aanbiedt?"
        en "The list of participants says that you deliver this quarter. Would you still send the figures, or tell us that you do not (or no longer) offer trajectories here?"
  why      "Ontbreekt een organisatie, dan is het cijfer van de regio en van het land te laag."
        en "When an organisation is missing, the figures of the region and the nation are too low."
  fix      "Lever de rij aan, ook als er geen lopende trajecten zijn: vul dan nullen in."
        en "Send the row, also when no trajectories are running: fill in zeros."
  source   "Deelnemerslijst van de werkmonitor"
  passes
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
    in ips
    | organisatie | regio  | lopend |
    | GGZ Noord   | Zwolle | 12     |
  fails
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
    | GGZ Noord   | Twente | ips     | 2023-Q3 |     |
    in ips
    | organisatie | regio  | lopend |
    | GGZ Noord   | Zwolle | 12     |
}

rule organisatie-is-bekend "De organisatie is een deelnemer" en "The organisation is a participant" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig, ips_fase1
  severity error
  measures organisatie
  when     organisatie is not missing
  holds    exists deelnemers(organisatie organisatie)
  say      "{organisatie} staat niet op de deelnemerslijst."
        en "{organisatie} is not on the list of participants."
  ask      "Is {organisatie} de naam waaronder u op de deelnemerslijst staat?"
        en "Is {organisatie} the name under which you are on the list of participants?"
  why      "Namen van organisaties worden letterlijk vergeleken: GGZ 01 en GGZ 10 zijn twee organisaties."
        en "Names of organisations are compared to the letter: GGZ 01 and GGZ 10 are two organisations."
  fix      "Schrijf de naam zoals die op de deelnemerslijst staat, of meld de organisatie aan."
        en "Write the name as on the list of participants, or register the organisation."
  source   "Deelnemerslijst van de werkmonitor"
  passes   in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    in deelnemers
    | organisatie | regio  | traject | van     | tot     |
    | GGZ Noord   | Twente | wabz    | 2023-Q3 | 2023-Q4 |
  fails    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Nord    | Zwolle | 2025-Q2  | 12     |
    in deelnemers
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
}

rule staat-op-de-deelnemerslijst "Wat wordt aangeleverd, staat op de deelnemerslijst" en "What is delivered is on the list of participants" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig, ips_fase1
  severity warning
  measures lopend
  -- Een onbekende organisatie of regio wordt al apart gemeld.
  when     regio is not missing and kwartaal is not missing and exists deelnemers(organisatie organisatie)
  holds    exists deelnemers(organisatie organisatie, regio regio, traject dataset where own kwartaal in van..tot)
  say      "{organisatie} levert aan voor {regio}, maar staat daar in {kwartaal} niet op de deelnemerslijst."
        en "{organisatie} delivers for {regio}, but is not on the list of participants there in {kwartaal}."
  ask      "Klopt het dat u in {regio} deze trajecten aanbiedt? Dan passen wij de deelnemerslijst aan."
        en "Is it right that you offer these trajectories in {regio}? Then we will change the list of participants."
  why      "De deelnemerslijst bepaalt of een regio compleet is. Een naam die anders is gespeld, telt als een andere organisatie."
        en "The list decides whether a region is complete. A name that is spelled differently counts as another organisation."
  fix      "Controleer de naam van de organisatie, de regio en het soort traject."
        en "Check the name of the organisation, the region and the kind of trajectory."
  source   "Deelnemerslijst van de werkmonitor"
  passes   in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    in deelnemers
    | organisatie | regio  | traject | van     | tot |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 |     |
  fails    in ips
    | organisatie | regio  | kwartaal | lopend |
    | GGZ Noord   | Zwolle | 2025-Q2  | 12     |
    in deelnemers
    | organisatie | regio  | traject | van     | tot     |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 | 2024-Q4 |
    | GGZ Noord   | Zwolle | wabz    | 2023-Q3 |         |
}

rule deelnemer-van-voor-tot "Een deelname begint niet na haar einde" en "A participation does not start after its end" {
  for each deelnemers
  severity error
  when     tot is not missing
  holds    van <= tot
  say      "{organisatie} doet mee van {van} tot en met {tot}."
        en "{organisatie} takes part from {van} to {tot}."
  ask      "Zijn 'van' en 'tot' op de deelnemerslijst verwisseld?"
        en "Are 'van' and 'tot' swapped on the list of participants?"
  why      "Anders wordt van deze organisatie nooit iets verwacht."
        en "Otherwise nothing is ever expected of this organisation."
  fix      "Verbeter 'van' of 'tot' op de deelnemerslijst."
        en "Correct 'van' or 'tot' on the list of participants."
  source   "Deelnemerslijst van de werkmonitor"
  passes   van 2023-Q3, tot 2023-Q3
  fails    van 2024-Q1, tot 2023-Q3
  not applicable van 2024-Q1, tot missing
}

rule deelname-staat-er-een-keer "Een deelname staat voor elk kwartaal één keer op de lijst" en "A participation is listed once for every quarter" {
  for each deelnemers
  severity error
  measures traject
  -- Van twee rijen die elkaar overlappen is de latere de vraag; twee die gelijk beginnen zijn dezelfde rij.
  holds    count(by organisatie, regio, traject where van < own van and (tot is missing or own van <= tot)) = 0
  say      "{organisatie} staat voor {traject} in {regio} meer dan één keer op de lijst in dezelfde kwartalen."
        en "{organisatie} is listed more than once for {traject} in {regio} in the same quarters."
  ask      "Welke rij van de deelnemerslijst kan weg?"
        en "Which row of the list of participants can go?"
  why      "Elke verwachte levering hoort één rij te hebben."
        en "Every expected delivery should have one row."
  fix      "Laat de periodes op elkaar aansluiten, of verwijder een van de rijen."
        en "Let the periods follow each other, or remove one of the rows."
  source   "Deelnemerslijst van de werkmonitor"
  passes
    | organisatie | regio  | traject | van     | tot     |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 | 2024-Q2 |
    | GGZ Noord   | Zwolle | ips     | 2024-Q4 |         |
  fails
    | organisatie | regio  | traject | van     | tot     |
    | GGZ Noord   | Zwolle | ips     | 2023-Q3 | 2024-Q4 |
    | GGZ Noord   | Zwolle | ips     | 2024-Q4 |         |
}

rule opvolger-is-deelnemer "Een opvolger staat zelf op de deelnemerslijst" en "A successor is itself on the list of participants" {
  for each deelnemers
  severity warning
  measures opvolger
  when     opvolger is not missing
  holds    exists deelnemers(organisatie opvolger)
  say      "{organisatie} heeft als opvolger {opvolger}, maar die staat niet op de deelnemerslijst."
        en "{organisatie} is continued by {opvolger}, which is not on the list of participants."
  ask      "Onder welke naam levert de opvolger aan?"
        en "Under which name does the successor deliver?"
  why      "De cijfers van de opvolger worden met die van deze organisatie vergeleken."
        en "The successor's figures are compared with those of this organisation."
  fix      "Schrijf de naam van de opvolger zoals die op zijn eigen rijen staat."
        en "Write the successor's name as it stands on its own rows."
  source   "Deelnemerslijst van de werkmonitor"
  passes
    | organisatie | regio  | traject | van     | tot     | opvolger  |
    | GGZ Oud     | Zwolle | ips     | 2023-Q3 | 2024-Q4 | GGZ Nieuw |
    | GGZ Nieuw   | Zwolle | ips     | 2025-Q1 |         |           |
  fails
    | organisatie | regio  | traject | van     | tot     | opvolger  |
    | GGZ Oud     | Zwolle | ips     | 2023-Q3 | 2024-Q4 | GGZ Niew  |
    | GGZ Nieuw   | Zwolle | ips     | 2025-Q1 |         |           |
}

"""#),
        File(
            "regels/publicatie-delen.klopt",
#"""
-- Regels over delen en gehelen in een rapport: een deel is hoogstens het geheel, een jaar ten minste elk kwartaal.
-- Periode: elk kwartaal en jaar waarover een rapport cijfers geeft. Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

rule duurzaam-binnen-betaald "Duurzaam werk is hoogstens betaald werk, en dat hoogstens ooit gewerkt" en "Durable work is at most paid work, which is at most ever worked" {
  for each publicatie where soort = aantal and maat in (duurzaam, betaald, ooit)
  severity error
  measures waarde
  -- Het totaal van wie werkt telt ook wie met resultaat uit Naar Werk kwam; dat traject loopt dan niet meer.
  let      uit_naar_werk = if traject = totaal and categorie is missing and not is_year(periode) and figure(traject naarwerk, maat met_resultaat) is not missing then figure(traject naarwerk, maat met_resultaat) else 0
  -- Het dichtstbijzijnde geheel dat bekend is.
  let      geheel = if maat = duurzaam and figure(maat betaald) is not missing then figure(maat betaald) else if maat in (duurzaam, betaald) and figure(maat ooit) is not missing then figure(maat ooit) else figure(maat lopend) + uit_naar_werk
  holds    waarde <= geheel
  say      "Gedrukt is {waarde}, terwijl het geheel {geheel} is."
        en "Printed is {waarde}, while the whole is {geheel}."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "Wie duurzaam werkt, werkt; wie werkt, heeft ooit gewerkt; en wie ooit werkte, heeft een lopend traject."
        en "Who works durably works; who works has ever worked; and who ever worked has a running trajectory."
  fix      "Verbeter het deel of het geheel."
        en "Correct the part or the whole."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject | maat     | soort  | waarde |
    | landelijk | ips     | lopend   | aantal | 4194   |
    | landelijk | ips     | betaald  | aantal | 1484   |
    | landelijk | ips     | duurzaam | aantal | 1245   |
  passes
    | regio     | traject  | maat          | soort  | waarde |
    | Gorinchem | totaal   | lopend        | aantal | 1      |
    | Gorinchem | totaal   | ooit          | aantal | 3      |
    | Gorinchem | naarwerk | met_resultaat | aantal | 3      |
  fails
    | regio     | traject | maat     | soort  | waarde |
    | landelijk | ips     | betaald  | aantal | 1484   |
    | landelijk | ips     | duurzaam | aantal | 1545   |
  undecided
    | regio     | traject | maat     | soort  | waarde |
    | landelijk | ips     | duurzaam | aantal | 1545   |
}

rule deel-binnen-lopend "Opleiding en onbetaald werk zijn hoogstens de lopende trajecten" en "Education and unpaid work are at most the running trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat in (opleiding, dagbesteding, vrijwilligerswerk, proefplaatsing)
  severity error
  measures waarde
  let      geheel = figure(maat lopend)
  holds    waarde <= geheel
  say      "Gedrukt is {waarde}, terwijl er {geheel} lopende trajecten zijn."
        en "Printed is {waarde}, while {geheel} trajectories are running."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "Dit zijn cliënten met een lopend traject."
        en "These are clients with a running trajectory."
  fix      "Verbeter het deel of het geheel."
        en "Correct the part or the whole."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject | maat      | soort  | waarde |
    | landelijk | ips     | lopend    | aantal | 4194   |
    | landelijk | ips     | opleiding | aantal | 315    |
  fails
    | regio     | traject | maat      | soort  | waarde |
    | landelijk | ips     | lopend    | aantal | 4194   |
    | landelijk | ips     | opleiding | aantal | 5194   |
}

rule categorie-binnen-totaal "Een categorie is hoogstens het totaal" en "A category is at most the total" {
  for each publicatie where soort = aantal and categorie is not missing and maat in (lopend, betaald, duurzaam, ooit, beeindigd)
  severity error
  measures waarde
  let      geheel = figure(categorie empty)
  holds    waarde <= geheel
  say      "Gedrukt is {waarde}, terwijl het totaal {geheel} is."
        en "Printed is {waarde}, while the total is {geheel}."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "Een categorie is een deel van het totaal."
        en "A category is a part of the total."
  fix      "Verbeter de categorie of het totaal."
        en "Correct the category or the total."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject | maat   | categorie | soort  | waarde |
    | landelijk | ips     | lopend |           | aantal | 4194   |
    | landelijk | ips     | lopend | uwv       | aantal | 1514   |
  fails
    | regio     | traject | maat   | categorie | soort  | waarde |
    | landelijk | ips     | lopend |           | aantal | 4194   |
    | landelijk | ips     | lopend | uwv       | aantal | 5114   |
}

rule regeling-binnen-gemeente "De landelijke regeling is een deel van de gemeente" en "The national scheme is a part of municipal funding" {
  for each publicatie where soort = aantal and (maat = lopend_gemeente_regeling and categorie is missing or maat = lopend and categorie is not missing and categorie = gemeente_regeling)
  severity error
  measures waarde
  let      geheel = figure(maat lopend, categorie gemeente)
  holds    waarde <= geheel
  say      "Uit de regeling zijn er {waarde}, terwijl de gemeente er {geheel} betaalt."
        en "The scheme pays {waarde}, while municipalities pay {geheel}."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "De landelijke regeling loopt via de gemeente."
        en "The national scheme runs through the municipality."
  fix      "Verbeter het deel of het geheel."
        en "Correct the part or the whole."
  source   "Rapport 2023-Q2, Figuur 4"
  passes
    | periode | regio     | traject | maat                     | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | lopend                   | gemeente  | aantal | 800    |
    | 2023-Q2 | landelijk | ips     | lopend_gemeente_regeling |           | aantal | 300    |
  fails
    | periode | regio     | traject | maat                     | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | lopend                   | gemeente  | aantal | 800    |
    | 2023-Q2 | landelijk | ips     | lopend_gemeente_regeling |           | aantal | 830    |
}

rule resultaat-binnen-beeindigd "Met of zonder resultaat is hoogstens alles wat beëindigd is" en "With or without result is at most all that ended" {
  for each publicatie where soort = aantal and categorie is missing and maat in (met_resultaat, zonder_resultaat)
  severity error
  measures waarde
  let      geheel = figure(maat beeindigd)
  holds    waarde <= geheel
  say      "Gedrukt is {waarde}, terwijl er {geheel} trajecten zijn beëindigd."
        en "Printed is {waarde}, while {geheel} trajectories ended."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "Alleen een beëindigd traject heeft wel of geen resultaat."
        en "Only an ended trajectory has a result or none."
  fix      "Verbeter het deel of het geheel."
        en "Correct the part or the whole."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 6"
  passes
    | regio     | traject | maat          | soort  | waarde |
    | landelijk | totaal  | beeindigd     | aantal | 655    |
    | landelijk | totaal  | met_resultaat | aantal | 371    |
  fails
    | regio     | traject | maat          | soort  | waarde |
    | landelijk | totaal  | beeindigd     | aantal | 655    |
    | landelijk | totaal  | met_resultaat | aantal | 731    |
}

rule gedrukt-alleen-uwv "Werkfit en Naar Werk zijn alleen van UWV, ook in het rapport" en "Werkfit and Naar Werk are UWV's only, in the report too" {
  for each publicatie where soort = aantal and traject in (werkfit, naarwerk) and maat = lopend and categorie is not missing and categorie in (gemeente, overig)
  severity error
  measures waarde
  holds    waarde = 0
  say      "Er zijn {waarde} trajecten met een andere financier dan UWV gedrukt."
        en "{waarde} trajectories with another funder than UWV are printed."
  ask      "Horen deze {waarde} trajecten bij UWV, of bij een ander soort traject?"
        en "Do these {waarde} trajectories belong to UWV, or to another kind?"
  why      "Deze trajecten koopt UWV in."
        en "These trajectories are bought by UWV."
  fix      "Verbeter de uitsplitsing."
        en "Correct the breakdown."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject | maat   | categorie | soort  | waarde |
    | landelijk | werkfit | lopend | gemeente  | aantal | 0      |
  fails
    | regio     | traject | maat   | categorie | soort  | waarde |
    | landelijk | werkfit | lopend | gemeente  | aantal | 12     |
}

rule jaar-ten-minste-elk-kwartaal "Een jaar is ten minste elk van zijn kwartalen" en "A year is at least each of its quarters" {
  for each publicatie where soort = aantal and is_year(periode) and categorie is missing and maat in (lopend, gestart, betaald, duurzaam, beeindigd, met_resultaat, zonder_resultaat, werk_gestart, werk_gestopt, opleiding, opleiding_gestart, opleiding_gestopt)
  severity error
  measures waarde
  let      kwartalen = count(by rapport, regio, traject, maat, soort where not is_year(periode) and year(periode) = year(own periode) and categorie is missing)
  let      hoogste_kwartaal = max(waarde by rapport, regio, traject, maat, soort where not is_year(periode) and year(periode) = year(own periode) and categorie is missing)
  when     kwartalen > 0
  holds    waarde >= hoogste_kwartaal
  say      "Het jaar is {waarde}, een kwartaal daarvan {hoogste_kwartaal}."
        en "The year is {waarde}, one of its quarters {hoogste_kwartaal}."
  ask      "Welk van beide cijfers klopt niet?"
        en "Which of the two figures is not right?"
  why      "Wie in een kwartaal meetelt, telt ook in dat jaar mee."
        en "Who counts in a quarter counts in that year too."
  fix      "Verbeter het jaar of het kwartaal."
        en "Correct the year or the quarter."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | totaal  | lopend | aantal | 8966   |
    | 2024-Q4 | landelijk | totaal  | lopend | aantal | 4900   |
  fails
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | totaal  | lopend | aantal | 3966   |
    | 2024-Q4 | landelijk | totaal  | lopend | aantal | 4900   |
  not applicable
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2024    | landelijk | totaal  | lopend | aantal | 3966   |
    | 2025-Q1 | landelijk | totaal  | lopend | aantal | 4900   |
}

-- Is van de delen alleen een percentage gedrukt, dan volgt uit de groei van de lopende trajecten toch hoogstens hoeveel
-- het er zijn. Elk deel wordt naar boven afgerond.
rule betaald-past-bij-de-aandelen "Betaald werk in een jaar past bij de percentages van de trajecten" en "Paid work in a year fits the percentages of the trajectories" {
  for each publicatie where soort = aantal and traject = totaal and maat in (betaald, duurzaam, ooit) and categorie is missing and is_year(periode)
  severity error
  measures waarde
  let      groei_ips = abs(figure(traject ips, maat lopend, soort verschil_procent, tov periode - 1))
  let      groei_wabz = abs(figure(traject wabz, maat lopend, soort verschil_procent, tov periode - 1))
  let      groei_overig = abs(figure(traject overig, maat lopend, soort verschil_procent, tov periode - 1))
  let      meer_ips = figure(traject ips, maat lopend, soort verschil, tov periode - 1)
  let      meer_wabz = figure(traject wabz, maat lopend, soort verschil, tov periode - 1)
  let      meer_overig = figure(traject overig, maat lopend, soort verschil, tov periode - 1)
  let      lopend_ips = meer_ips + abs(meer_ips) * 100 / (groei_ips - 0.05)
  let      lopend_wabz = meer_wabz + abs(meer_wabz) * 100 / (groei_wabz - 0.05)
  let      lopend_overig = meer_overig + abs(meer_overig) * 100 / (groei_overig - 0.05)
  let      deel_ips = figure(traject ips, soort procent, van_traject ips, van_maat lopend)
  let      deel_wabz = figure(traject wabz, soort procent, van_traject wabz, van_maat lopend)
  let      deel_overig = figure(traject overig, soort procent, van_traject overig, van_maat lopend)
  let      hoogstens = (deel_ips + 0.05) * lopend_ips / 100 + (deel_wabz + 0.05) * lopend_wabz / 100 + (deel_overig + 0.05) * lopend_overig / 100
  when     groei_ips > 0.5 and groei_wabz > 0.5 and groei_overig > 0.5
  holds    waarde <= hoogstens + 1
  say      "Gedrukt is {waarde}; IPS {deel_ips}%, WABZ {deel_wabz}% en overig {deel_overig}% van hun lopende trajecten zijn samen hoogstens {hoogstens rounded to 0 decimals}."
        en "Printed is {waarde}; IPS {deel_ips}%, WABZ {deel_wabz}% and other {deel_overig}% of their running trajectories are at most {hoogstens rounded to 0 decimals} together."
  ask      "Over welke lopende trajecten is het percentage van IPS berekend?"
        en "Over which running trajectories was the percentage of IPS computed?"
  hint     when abs(100 * waarde / (lopend_ips + lopend_wabz + lopend_overig) - deel_ips) <= 0.1: "{deel_ips}% past bij {waarde} van de lopende trajecten van IPS, WABZ en overig samen, niet van IPS alleen."
        en "{deel_ips}% fits {waarde} of the running trajectories of IPS, WABZ and other together, not of IPS alone."
  why      "Het jaarrapport telt betaald werk voor IPS, WABZ en overig. Het totaal kan niet meer zijn dan hun delen samen."
        en "The yearly report counts paid work for IPS, WABZ and other. The total cannot exceed their parts together."
  fix      "Verbeter het totaal of de percentages, en druk ook de aantallen per traject."
        en "Correct the total or the percentages, and print the counts per trajectory too."
  source   "Jaarrapport 2023-2024"
  passes
    | periode | regio     | traject | maat    | soort            | waarde | van_traject | van_maat | tov  |
    | 2024    | landelijk | ips     | lopend  | verschil         | 747    |             |          | 2023 |
    | 2024    | landelijk | ips     | lopend  | verschil_procent | 11,7   |             |          | 2023 |
    | 2024    | landelijk | wabz    | lopend  | verschil         | 99     |             |          | 2023 |
    | 2024    | landelijk | wabz    | lopend  | verschil_procent | 77,3   |             |          | 2023 |
    | 2024    | landelijk | overig  | lopend  | verschil         | 243    |             |          | 2023 |
    | 2024    | landelijk | overig  | lopend  | verschil_procent | 85,6   |             |          | 2023 |
    | 2024    | landelijk | ips     | betaald | procent          | 33,0   | ips         | lopend   |      |
    | 2024    | landelijk | wabz    | betaald | procent          | 20,7   | wabz        | lopend   |      |
    | 2024    | landelijk | overig  | betaald | procent          | 21,4   | overig      | lopend   |      |
    | 2024    | landelijk | totaal  | betaald | aantal           | 2505   |             |          |      |
  fails
    | periode | regio     | traject | maat    | soort            | waarde | van_traject | van_maat | tov  |
    | 2024    | landelijk | ips     | lopend  | verschil         | 747    |             |          | 2023 |
    | 2024    | landelijk | ips     | lopend  | verschil_procent | 11,7   |             |          | 2023 |
    | 2024    | landelijk | wabz    | lopend  | verschil         | 99     |             |          | 2023 |
    | 2024    | landelijk | wabz    | lopend  | verschil_procent | 77,3   |             |          | 2023 |
    | 2024    | landelijk | overig  | lopend  | verschil         | 243    |             |          | 2023 |
    | 2024    | landelijk | overig  | lopend  | verschil_procent | 85,6   |             |          | 2023 |
    | 2024    | landelijk | ips     | betaald | procent          | 33,0   | ips         | lopend   |      |
    | 2024    | landelijk | wabz    | betaald | procent          | 20,7   | wabz        | lopend   |      |
    | 2024    | landelijk | overig  | betaald | procent          | 21,4   | overig      | lopend   |      |
    | 2024    | landelijk | totaal  | betaald | aantal           | 2605   |             |          |      |
}

"""#),
        File(
            "regels/publicatie-optellen.klopt",
#"""
-- Regels over optellen: uitsplitsingen, trajecten en regio's in een rapport tellen op tot hun totaal.
-- Wat een rapport niet drukt, ontbreekt niet; alleen wat er staat wordt vergeleken.
-- Staat er minder dan alles, dan mag de som van wat er staat niet groter zijn dan het totaal.
-- Periode: elk kwartaal en jaar waarover een rapport cijfers geeft. Bron: de rapporten zelf; Bijlage 3.

rule zelfde-cijfer-zelfde-waarde "Een cijfer dat twee keer is gedrukt, is twee keer hetzelfde" en "A figure that is printed twice is printed the same" {
  for each rapport, periode, regio, traject, maat, categorie, soort, van_traject, van_maat, van_categorie, tov of publicatie
  severity error
  measures waarde
  holds    min(waarde) = max(waarde)
  say      "Hetzelfde cijfer is gedrukt als {min(waarde)} en als {max(waarde)}."
        en "The same figure is printed as {min(waarde)} and as {max(waarde)}."
  ask      "Welke van de twee is juist: {min(waarde)} of {max(waarde)}?"
        en "Which of the two is right: {min(waarde)} or {max(waarde)}?"
  why      "Een lezer weet anders niet welk cijfer hij moet gebruiken."
        en "Otherwise a reader does not know which figure to use."
  fix      "Druk overal hetzelfde cijfer."
        en "Print the same figure everywhere."
  source   "Het rapport zelf"
  passes
    | regio     | traject | maat   | soort  | waarde | plaats   |
    | landelijk | totaal  | lopend | aantal | 4864   | regel 54 |
    | landelijk | totaal  | lopend | aantal | 4864   | regel 80 |
  fails
    | regio     | traject | maat   | soort  | waarde | plaats   |
    | landelijk | totaal  | lopend | aantal | 4864   | regel 54 |
    | landelijk | totaal  | lopend | aantal | 4846   | regel 80 |
}

rule aantal-is-geheel "Een aantal is een geheel getal van nul of meer" en "A count is a whole number of zero or more" {
  for each publicatie where soort = aantal
  severity error
  measures waarde
  -- Gestarte trajecten worden berekend: wat verdween en is toegelicht, kan ze onder nul brengen.
  holds    (waarde >= 0 or maat = gestart and not is_year(periode)) and (waarde rounded to 0 decimals = waarde or is_year(periode) and maat in (dagbesteding, vrijwilligerswerk, proefplaatsing))
  say      "Gedrukt is {waarde}."
        en "Printed is {waarde}."
  ask      "Is {waarde} een aantal cliënten?"
        en "Is {waarde} a number of clients?"
  why      "Cliënten worden in hele aantallen geteld. Alleen onbetaald werk in een jaar is een gemiddelde over de kwartalen."
        en "Clients are counted in whole numbers. Only unpaid work in a year is a mean of the quarters."
  fix      "Verbeter het aantal, of de soort van het cijfer."
        en "Correct the count, or the kind of figure."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | lopend       | aantal | 4864   |
    | 2024    | landelijk | ips     | dagbesteding | aantal | 188,5  |
    | 2025-Q2 | Zwolle    | ips     | gestart      | aantal | -2     |
  fails
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2025-Q2 | Zwolle    | ips     | beeindigd    | aantal | -2     |
  fails
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | lopend       | aantal | 48,64  |
}

-- Uitsplitsingen

rule financiering-telt-op "De financiers tellen op tot het totaal" en "The funders add up to the total" {
  for each publicatie where soort = aantal and categorie is missing and maat in (lopend, betaald, duurzaam, ooit) and traject != niet_ips
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      uwv_deel = figure(categorie uwv)
  let      gemeente_deel = figure(categorie gemeente)
  let      overig_deel = figure(categorie overig)
  when     uwv_deel is not missing or gemeente_deel is not missing or overig_deel is not missing
  when     figure(categorie onbekend) is missing
  holds    waarde = uwv_deel + gemeente_deel + overig_deel
  say      "UWV {uwv_deel} + gemeente {gemeente_deel} + overig {overig_deel}; gedrukt is {waarde}."
        en "UWV {uwv_deel} + municipality {gemeente_deel} + other {overig_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, uwv_deel + gemeente_deel + overig_deel): "De cijfers zijn verwisseld: {waarde} voor {uwv_deel + gemeente_deel + overig_deel}."
        en "The digits are swapped: {waarde} for {uwv_deel + gemeente_deel + overig_deel}."
  why      "Elk traject heeft precies één financier."
        en "Every trajectory has exactly one funder."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | lopend |           | aantal | 162    |
    | 2025-Q2 | landelijk | wabz    | lopend | uwv       | aantal | 47     |
    | 2025-Q2 | landelijk | wabz    | lopend | gemeente  | aantal | 114    |
    | 2025-Q2 | landelijk | wabz    | lopend | overig    | aantal | 1      |
  fails
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | lopend |           | aantal | 126    |
    | 2025-Q2 | landelijk | wabz    | lopend | uwv       | aantal | 47     |
    | 2025-Q2 | landelijk | wabz    | lopend | gemeente  | aantal | 114    |
    | 2025-Q2 | landelijk | wabz    | lopend | overig    | aantal | 1      |
  undecided
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | lopend |           | aantal | 162    |
    | 2025-Q2 | landelijk | wabz    | lopend | uwv       | aantal | 47     |
    | 2025-Q2 | landelijk | wabz    | lopend | gemeente  | aantal | 114    |
}

rule type-telt-op "De typen IPS tellen op tot het totaal" en "The types of IPS add up to the total" {
  for each publicatie where soort = aantal and categorie is missing and maat in (lopend, betaald, duurzaam) and traject = ips
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      epa_deel = figure(categorie epa)
  let      cmd_deel = figure(categorie cmd)
  let      anders_deel = figure(categorie anders)
  when     epa_deel is not missing or cmd_deel is not missing or anders_deel is not missing
  when     figure(categorie onbekend) is missing
  holds    waarde = epa_deel + cmd_deel + anders_deel
  say      "IPS-EPA {epa_deel} + IPS-CMD {cmd_deel} + ander type {anders_deel}; gedrukt is {waarde}."
        en "IPS-EPA {epa_deel} + IPS-CMD {cmd_deel} + other type {anders_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, epa_deel + cmd_deel + anders_deel): "De cijfers zijn verwisseld: {waarde} voor {epa_deel + cmd_deel + anders_deel}."
        en "The digits are swapped: {waarde} for {epa_deel + cmd_deel + anders_deel}."
  why      "Elk IPS-traject is van precies één type."
        en "Every IPS trajectory is of exactly one type."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend |           | aantal | 4194   |
    | 2025-Q2 | landelijk | ips     | lopend | epa       | aantal | 2958   |
    | 2025-Q2 | landelijk | ips     | lopend | cmd       | aantal | 762    |
    | 2025-Q2 | landelijk | ips     | lopend | anders    | aantal | 474    |
  fails
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend |           | aantal | 4194   |
    | 2025-Q2 | landelijk | ips     | lopend | epa       | aantal | 2985   |
    | 2025-Q2 | landelijk | ips     | lopend | cmd       | aantal | 762    |
    | 2025-Q2 | landelijk | ips     | lopend | anders    | aantal | 474    |
}

rule stadium-telt-op "Aangevraagd en goedgekeurd tellen op tot het totaal" en "Applied for and approved add up to the total" {
  for each publicatie where soort = aantal and categorie is missing and maat in (lopend, beeindigd) and traject = ips
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      aangevraagd_deel = figure(categorie aangevraagd)
  let      goedgekeurd_deel = figure(categorie goedgekeurd)
  when     aangevraagd_deel is not missing or goedgekeurd_deel is not missing
  holds    waarde = aangevraagd_deel + goedgekeurd_deel
  say      "aangevraagd {aangevraagd_deel} + goedgekeurd {goedgekeurd_deel}; gedrukt is {waarde}."
        en "applied for {aangevraagd_deel} + approved {goedgekeurd_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, aangevraagd_deel + goedgekeurd_deel): "De cijfers zijn verwisseld: {waarde} voor {aangevraagd_deel + goedgekeurd_deel}."
        en "The digits are swapped: {waarde} for {aangevraagd_deel + goedgekeurd_deel}."
  why      "Elk traject is of aangevraagd of goedgekeurd."
        en "Every trajectory is either applied for or approved."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat   | categorie   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend |             | aantal | 4194   |
    | 2025-Q2 | landelijk | ips     | lopend | aangevraagd | aantal | 194    |
    | 2025-Q2 | landelijk | ips     | lopend | goedgekeurd | aantal | 4000   |
  fails
    | periode | regio     | traject | maat   | categorie   | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | lopend |             | aantal | 4194   |
    | 2025-Q2 | landelijk | ips     | lopend | aangevraagd | aantal | 194    |
    | 2025-Q2 | landelijk | ips     | lopend | goedgekeurd | aantal | 4100   |
}

rule redenen-tellen-op "De redenen van uitstroom tellen op tot de beëindigde trajecten" en "The reasons for ending add up to the ended trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat = beeindigd and traject in (ips, wabz, jobcoaching, overig) and periode >= 2023-Q3
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      met_werk_deel = figure(categorie met_werk)
  let      ooit_werk_deel = figure(categorie ooit_werk)
  let      nooit_werk_deel = figure(categorie nooit_werk)
  when     met_werk_deel is not missing or ooit_werk_deel is not missing or nooit_werk_deel is not missing
  when     figure(categorie onbekend) is missing
  holds    waarde = met_werk_deel + ooit_werk_deel + nooit_werk_deel
  say      "met werk {met_werk_deel} + ooit gewerkt {ooit_werk_deel} + nooit gewerkt {nooit_werk_deel}; gedrukt is {waarde}."
        en "with work {met_werk_deel} + worked before {ooit_werk_deel} + never worked {nooit_werk_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, met_werk_deel + ooit_werk_deel + nooit_werk_deel): "De cijfers zijn verwisseld: {waarde} voor {met_werk_deel + ooit_werk_deel + nooit_werk_deel}."
        en "The digits are swapped: {waarde} for {met_werk_deel + ooit_werk_deel + nooit_werk_deel}."
  why      "Elk beëindigd traject telt bij precies één reden mee."
        en "Every ended trajectory counts for exactly one reason."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3, punt 6"
  passes
    | periode | regio     | traject | maat      | categorie  | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | beeindigd |            | aantal | 542    |
    | 2025-Q2 | landelijk | ips     | beeindigd | met_werk   | aantal | 231    |
    | 2025-Q2 | landelijk | ips     | beeindigd | ooit_werk  | aantal | 70     |
    | 2025-Q2 | landelijk | ips     | beeindigd | nooit_werk | aantal | 241    |
  fails
    | periode | regio     | traject | maat      | categorie  | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | beeindigd |            | aantal | 542    |
    | 2025-Q2 | landelijk | ips     | beeindigd | met_werk   | aantal | 213    |
    | 2025-Q2 | landelijk | ips     | beeindigd | ooit_werk  | aantal | 70     |
    | 2025-Q2 | landelijk | ips     | beeindigd | nooit_werk | aantal | 241    |
}

rule redenen-tellen-op-fase-1 "De redenen van uitstroom in de eerste fase tellen op tot de beëindigde trajecten" en "The reasons for ending of the first phase add up to the ended trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat = beeindigd and traject in (ips, totaal) and not is_year(periode) and periode < 2023-Q3
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      met_werk_deel = figure(categorie met_werk)
  let      zonder_werk_deel = figure(categorie zonder_werk)
  let      onbekend_deel = figure(categorie onbekend)
  when     met_werk_deel is not missing or zonder_werk_deel is not missing or onbekend_deel is not missing
  holds    waarde = met_werk_deel + zonder_werk_deel + onbekend_deel
  say      "met werk {met_werk_deel} + zonder werk {zonder_werk_deel} + onbekend {onbekend_deel}; gedrukt is {waarde}."
        en "with work {met_werk_deel} + without work {zonder_werk_deel} + unknown {onbekend_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, met_werk_deel + zonder_werk_deel + onbekend_deel): "De cijfers zijn verwisseld: {waarde} voor {met_werk_deel + zonder_werk_deel + onbekend_deel}."
        en "The digits are swapped: {waarde} for {met_werk_deel + zonder_werk_deel + onbekend_deel}."
  why      "Elk beëindigd traject telt bij precies één reden mee. De oriënterende fase telt niet mee."
        en "Every ended trajectory counts for exactly one reason. Orientation does not count."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Rapport 2022-Q4; Rapport 2023-Q2"
  passes
    | periode | regio     | traject | maat      | categorie   | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | beeindigd |             | aantal | 280    |
    | 2023-Q2 | landelijk | ips     | beeindigd | met_werk    | aantal | 120    |
    | 2023-Q2 | landelijk | ips     | beeindigd | zonder_werk | aantal | 140    |
    | 2023-Q2 | landelijk | ips     | beeindigd | onbekend    | aantal | 20     |
  fails
    | periode | regio     | traject | maat      | categorie   | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | beeindigd |             | aantal | 280    |
    | 2023-Q2 | landelijk | ips     | beeindigd | met_werk    | aantal | 120    |
    | 2023-Q2 | landelijk | ips     | beeindigd | zonder_werk | aantal | 160    |
    | 2023-Q2 | landelijk | ips     | beeindigd | onbekend    | aantal | 20     |
}

rule resultaten-tellen-op "De resultaten tellen op tot de beëindigde trajecten" en "The results add up to the ended trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat = beeindigd and traject in (werkfit, naarwerk)
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      met_resultaat_deel = figure(categorie met_resultaat)
  let      zonder_resultaat_deel = figure(categorie zonder_resultaat)
  let      voortijdig_deel = figure(categorie voortijdig)
  when     met_resultaat_deel is not missing or zonder_resultaat_deel is not missing or voortijdig_deel is not missing
  holds    waarde = met_resultaat_deel + zonder_resultaat_deel + voortijdig_deel
  say      "met resultaat {met_resultaat_deel} + zonder resultaat {zonder_resultaat_deel} + voortijdig {voortijdig_deel}; gedrukt is {waarde}."
        en "with result {met_resultaat_deel} + without result {zonder_resultaat_deel} + prematurely {voortijdig_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, met_resultaat_deel + zonder_resultaat_deel + voortijdig_deel): "De cijfers zijn verwisseld: {waarde} voor {met_resultaat_deel + zonder_resultaat_deel + voortijdig_deel}."
        en "The digits are swapped: {waarde} for {met_resultaat_deel + zonder_resultaat_deel + voortijdig_deel}."
  why      "Elk beëindigd traject telt bij precies één resultaat mee."
        en "Every ended trajectory counts for exactly one result."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat      | categorie        | soort  | waarde |
    | 2025-Q2 | landelijk | werkfit | beeindigd |                  | aantal | 54     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | met_resultaat    | aantal | 32     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | zonder_resultaat | aantal | 12     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | voortijdig       | aantal | 10     |
  fails
    | periode | regio     | traject | maat      | categorie        | soort  | waarde |
    | 2025-Q2 | landelijk | werkfit | beeindigd |                  | aantal | 54     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | met_resultaat    | aantal | 32     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | zonder_resultaat | aantal | 22     |
    | 2025-Q2 | landelijk | werkfit | beeindigd | voortijdig       | aantal | 10     |
}

rule dienstverband-telt-op "De duur van het dienstverband telt op tot de lopende trajecten" en "The time in the job adds up to the running trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat = lopend and traject = jobcoaching
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      lt6_deel = figure(maat dienstverband, categorie lt6)
  let      deel_6tot12 = figure(maat dienstverband, categorie 6tot12)
  let      gt12_deel = figure(maat dienstverband, categorie gt12)
  when     lt6_deel is not missing or deel_6tot12 is not missing or gt12_deel is not missing
  holds    waarde = lt6_deel + deel_6tot12 + gt12_deel
  say      "korter dan 6 maanden {lt6_deel} + 6 tot 12 {deel_6tot12} + langer dan 12 {gt12_deel}; gedrukt is {waarde}."
        en "under 6 months {lt6_deel} + 6 to 12 {deel_6tot12} + over 12 {gt12_deel}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, lt6_deel + deel_6tot12 + gt12_deel): "De cijfers zijn verwisseld: {waarde} voor {lt6_deel + deel_6tot12 + gt12_deel}."
        en "The digits are swapped: {waarde} for {lt6_deel + deel_6tot12 + gt12_deel}."
  why      "Elke lopende cliënt telt bij precies één duur mee."
        en "Every running client counts for exactly one duration."
  fix      "Verbeter het totaal of een van de delen."
        en "Correct the total or one of the parts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | jobcoaching | lopend        |           | aantal | 150    |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | lt6       | aantal | 15     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | 6tot12    | aantal | 17     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | gt12      | aantal | 118    |
  fails
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | jobcoaching | lopend        |           | aantal | 150    |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | lt6       | aantal | 15     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | 6tot12    | aantal | 17     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | gt12      | aantal | 181    |
}

rule met-en-zonder-resultaat "Met en zonder resultaat zijn samen de beëindigde trajecten" en "With and without result are together the ended trajectories" {
  for each publicatie where soort = aantal and categorie is missing and maat = beeindigd and traject != niet_ips and periode >= 2023
  severity error
  measures waarde
  let      met = figure(maat met_resultaat)
  let      zonder = figure(maat zonder_resultaat)
  -- Alleen als beide gedrukt zijn: anders vergelijken de redenen al hetzelfde.
  when     exists publicatie(rapport rapport, periode periode, regio regio, traject traject, maat met_resultaat, soort aantal)
  when     exists publicatie(rapport rapport, periode periode, regio regio, traject traject, maat zonder_resultaat, soort aantal)
  holds    waarde = met + zonder
  say      "Met resultaat {met} + zonder resultaat {zonder} = {met + zonder}; beëindigd is {waarde}."
        en "With result {met} + without result {zonder} = {met + zonder}; ended is {waarde}."
  ask      "Welk van deze drie cijfers klopt niet?"
        en "Which of these three figures is not right?"
  hint     when swapped_digits(waarde, met + zonder): "De cijfers zijn verwisseld: {waarde} voor {met + zonder}."
        en "The digits are swapped: {waarde} for {met + zonder}."
  why      "Zonder resultaat is alles wat niet met resultaat is, ook voortijdig."
        en "Without result is all that is not with result, prematurely included."
  fix      "Verbeter een van de drie cijfers."
        en "Correct one of the three figures."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 6"
  passes
    | periode | regio     | traject | maat             | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | beeindigd        |           | aantal | 655    |
    | 2025-Q2 | landelijk | totaal  | met_resultaat    |           | aantal | 371    |
    | 2025-Q2 | landelijk | totaal  | zonder_resultaat |           | aantal | 284    |
  fails
    | periode | regio     | traject | maat             | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | beeindigd        |           | aantal | 655    |
    | 2025-Q2 | landelijk | totaal  | met_resultaat    |           | aantal | 317    |
    | 2025-Q2 | landelijk | totaal  | zonder_resultaat |           | aantal | 284    |
}

rule met-resultaat-is-met-of-ooit-werk "Met resultaat is beëindigd met werk, of ooit gewerkt" en "With result is ended with work, or having worked before" {
  for each publicatie where soort = aantal and categorie is missing and maat = met_resultaat and traject in (ips, wabz, jobcoaching, overig) and periode >= 2023-Q3
  severity error
  measures waarde
  let      met_werk_deel = figure(maat beeindigd, categorie met_werk)
  let      ooit_werk_deel = figure(maat beeindigd, categorie ooit_werk)
  holds    waarde = met_werk_deel + ooit_werk_deel
  say      "Met werk {met_werk_deel} + ooit gewerkt {ooit_werk_deel} = {met_werk_deel + ooit_werk_deel}; gedrukt is {waarde}."
        en "With work {met_werk_deel} + worked before {ooit_werk_deel} = {met_werk_deel + ooit_werk_deel}; printed is {waarde}."
  ask      "Welk van deze drie cijfers klopt niet?"
        en "Which of these three figures is not right?"
  hint     when swapped_digits(waarde, met_werk_deel + ooit_werk_deel): "De cijfers zijn verwisseld: {waarde} voor {met_werk_deel + ooit_werk_deel}."
        en "The digits are swapped: {waarde} for {met_werk_deel + ooit_werk_deel}."
  hint     when waarde = met_werk_deel and ooit_werk_deel > 0: "Wie ooit werkte ({ooit_werk_deel}) is niet meegeteld."
        en "Those who worked before ({ooit_werk_deel}) are not counted."
  why      "Zo is 'met resultaat' gedefinieerd voor IPS, WABZ, jobcoaching en overige trajecten."
        en "That is the definition of 'with result' for IPS, WABZ, job coaching and other trajectories."
  fix      "Tel beide redenen op."
        en "Add both reasons."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 6"
  passes
    | periode | regio     | traject | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | met_resultaat |           | aantal | 301    |
    | 2025-Q2 | landelijk | ips     | beeindigd     | met_werk  | aantal | 231    |
    | 2025-Q2 | landelijk | ips     | beeindigd     | ooit_werk | aantal | 70     |
  fails
    | periode | regio     | traject | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | met_resultaat |           | aantal | 231    |
    | 2025-Q2 | landelijk | ips     | beeindigd     | met_werk  | aantal | 231    |
    | 2025-Q2 | landelijk | ips     | beeindigd     | ooit_werk | aantal | 70     |
  undecided
    | periode | regio     | traject | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | met_resultaat |           | aantal | 301    |
    | 2025-Q2 | landelijk | ips     | beeindigd     | met_werk  | aantal | 231    |
}

rule inclusief-orientatie "Beëindigd met de oriënterende fase erbij is de som van beide" en "Ended with orientation included is the sum of both" {
  for each publicatie where soort = aantal and categorie is missing and maat = beeindigd_inclusief_orientatie
  severity error
  measures waarde
  let      trajecten = figure(maat beeindigd)
  let      in_orientatie = figure(maat beeindigd_orientatie)
  holds    waarde = trajecten + in_orientatie
  say      "Trajecten {trajecten} + oriëntatie {in_orientatie} = {trajecten + in_orientatie}; gedrukt is {waarde}."
        en "Trajectories {trajecten} + orientation {in_orientatie} = {trajecten + in_orientatie}; printed is {waarde}."
  ask      "Welk van deze drie cijfers klopt niet?"
        en "Which of these three figures is not right?"
  why      "De oriënterende fase staat buiten de beëindigde trajecten."
        en "Orientation stands outside the ended trajectories."
  fix      "Verbeter een van de drie cijfers."
        en "Correct one of the three figures."
  source   "Rapport 2022-Q4; Rapport 2023-Q2"
  passes
    | periode | regio     | traject | maat                           | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | beeindigd_inclusief_orientatie |           | aantal | 400    |
    | 2023-Q2 | landelijk | ips     | beeindigd                      |           | aantal | 280    |
    | 2023-Q2 | landelijk | ips     | beeindigd_orientatie           |           | aantal | 120    |
  fails
    | periode | regio     | traject | maat                           | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | ips     | beeindigd_inclusief_orientatie |           | aantal | 280    |
    | 2023-Q2 | landelijk | ips     | beeindigd                      |           | aantal | 280    |
    | 2023-Q2 | landelijk | ips     | beeindigd_orientatie           |           | aantal | 120    |
}

-- Trajecten

rule trajecten-tellen-op "De trajecten tellen op tot het totaal" en "The trajectories add up to the total" {
  for each publicatie where soort = aantal and categorie is missing and traject = totaal and maat in (lopend, gestart, beeindigd, met_resultaat, zonder_resultaat) and (is_year(periode) or periode >= 2023-Q3)
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      deel_wabz = figure(traject wabz)
  let      deel_jobcoaching = figure(traject jobcoaching)
  let      deel_werkfit = figure(traject werkfit)
  let      deel_naarwerk = figure(traject naarwerk)
  let      deel_overig = figure(traject overig)
  let      percentage = figure(soort procent, van_traject totaal, van_maat beeindigd)
  let      beeindigd_totaal = figure(maat beeindigd)
  let      samen = deel_ips + deel_wabz + deel_jobcoaching + deel_werkfit + deel_naarwerk + deel_overig
  when     deel_ips is not missing or deel_wabz is not missing or deel_jobcoaching is not missing or deel_werkfit is not missing or deel_naarwerk is not missing or deel_overig is not missing
  holds    waarde = samen
  say      "IPS {deel_ips} + WABZ {deel_wabz} + jobcoaching {deel_jobcoaching} + Werkfit {deel_werkfit} + Naar Werk {deel_naarwerk} + overig {deel_overig}; gedrukt is {waarde}."
        en "IPS {deel_ips} + WABZ {deel_wabz} + job coaching {deel_jobcoaching} + Werkfit {deel_werkfit} + Naar Werk {deel_naarwerk} + other {deel_overig}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen) and percentage = 100 * waarde / beeindigd_totaal rounded to 1 decimal and not percentage = 100 * samen / beeindigd_totaal rounded to 1 decimal: "De cijfers zijn verwisseld: {waarde} voor {samen}. Het gedrukte percentage ({percentage}%) is met de verkeerde berekend; met {samen} is het {100 * samen / beeindigd_totaal rounded to 1 decimal}%."
        en "The digits are swapped: {waarde} for {samen}. The printed percentage ({percentage}%) was computed from the wrong one; from {samen} it is {100 * samen / beeindigd_totaal rounded to 1 decimal}%."
  hint     when percentage = 100 * waarde / beeindigd_totaal rounded to 1 decimal and not percentage = 100 * samen / beeindigd_totaal rounded to 1 decimal: "Het gedrukte percentage ({percentage}%) is berekend met {waarde}; met {samen} is het {100 * samen / beeindigd_totaal rounded to 1 decimal}%."
        en "The printed percentage ({percentage}%) was computed from {waarde}; from {samen} it is {100 * samen / beeindigd_totaal rounded to 1 decimal}%."
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "Alle trajecten zijn samen het totaal."
        en "All trajectories together are the total."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2024    | landelijk | totaal      | met_resultaat |           | aantal | 1573   |
    | 2024    | landelijk | ips         | met_resultaat |           | aantal | 1223   |
    | 2024    | landelijk | wabz        | met_resultaat |           | aantal | 15     |
    | 2024    | landelijk | jobcoaching | met_resultaat |           | aantal | 60     |
    | 2024    | landelijk | werkfit     | met_resultaat |           | aantal | 202    |
    | 2024    | landelijk | naarwerk    | met_resultaat |           | aantal | 22     |
    | 2024    | landelijk | overig      | met_resultaat |           | aantal | 51     |
  fails
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2024    | landelijk | totaal      | met_resultaat |           | aantal | 1537   |
    | 2024    | landelijk | ips         | met_resultaat |           | aantal | 1223   |
    | 2024    | landelijk | wabz        | met_resultaat |           | aantal | 15     |
    | 2024    | landelijk | jobcoaching | met_resultaat |           | aantal | 60     |
    | 2024    | landelijk | werkfit     | met_resultaat |           | aantal | 202    |
    | 2024    | landelijk | naarwerk    | met_resultaat |           | aantal | 22     |
    | 2024    | landelijk | overig      | met_resultaat |           | aantal | 51     |
  undecided
    | periode | regio     | traject | maat          | categorie | soort  | waarde |
    | 2024    | landelijk | totaal  | met_resultaat |           | aantal | 1573   |
    | 2024    | landelijk | ips     | met_resultaat |           | aantal | 1223   |
    | 2024    | landelijk | wabz    | met_resultaat |           | aantal | 15     |
}

rule financiers-over-trajecten "Per financier tellen de trajecten op tot het totaal" en "By funder the trajectories add up to the total"
  replaces uwv-over-trajecten {
  for each publicatie where soort = aantal and traject = totaal and maat = lopend and categorie is not missing and categorie in (uwv, gemeente, overig) and (is_year(periode) or periode >= 2023-Q3)
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      deel_wabz = figure(traject wabz)
  let      deel_jobcoaching = figure(traject jobcoaching)
  let      deel_werkfit = if categorie = uwv then figure(traject werkfit, categorie empty) else 0
  let      deel_naarwerk = if categorie = uwv then figure(traject naarwerk, categorie empty) else 0
  let      deel_overig = figure(traject overig)
  let      samen = deel_ips + deel_wabz + deel_jobcoaching + deel_werkfit + deel_naarwerk + deel_overig
  when     deel_ips is not missing or deel_wabz is not missing or deel_jobcoaching is not missing or deel_overig is not missing or categorie = uwv and (deel_werkfit is not missing or deel_naarwerk is not missing)
  holds    waarde = samen
  say      "IPS {deel_ips} + WABZ {deel_wabz} + jobcoaching {deel_jobcoaching} + Werkfit {deel_werkfit} + Naar Werk {deel_naarwerk} + overig {deel_overig}; gedrukt is {waarde}."
        en "IPS {deel_ips} + WABZ {deel_wabz} + job coaching {deel_jobcoaching} + Werkfit {deel_werkfit} + Naar Werk {deel_naarwerk} + other {deel_overig}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "Werkfit en Naar Werk worden geheel door UWV betaald, en door niemand anders."
        en "Werkfit and Naar Werk are wholly funded by UWV, and by nobody else."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject     | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | lopend | gemeente  | aantal | 2000   |
    | 2025-Q2 | landelijk | ips         | lopend | gemeente  | aantal | 1835   |
    | 2025-Q2 | landelijk | wabz        | lopend | gemeente  | aantal | 114    |
    | 2025-Q2 | landelijk | jobcoaching | lopend | gemeente  | aantal | 13     |
    | 2025-Q2 | landelijk | overig      | lopend | gemeente  | aantal | 38     |
  passes
    | periode | regio     | traject     | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | lopend | uwv       | aantal | 1900   |
    | 2025-Q2 | landelijk | ips         | lopend | uwv       | aantal | 1514   |
    | 2025-Q2 | landelijk | wabz        | lopend | uwv       | aantal | 47     |
    | 2025-Q2 | landelijk | jobcoaching | lopend | uwv       | aantal | 57     |
    | 2025-Q2 | landelijk | werkfit     | lopend |           | aantal | 149    |
    | 2025-Q2 | landelijk | naarwerk    | lopend |           | aantal | 100    |
    | 2025-Q2 | landelijk | overig      | lopend | uwv       | aantal | 33     |
  fails
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | lopend | uwv       | aantal | 1500   |
    | 2025-Q2 | landelijk | ips     | lopend | uwv       | aantal | 1514   |
  fails
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | lopend | gemeente  | aantal | 1900   |
    | 2025-Q2 | landelijk | ips     | lopend | gemeente  | aantal | 1835   |
    | 2025-Q2 | landelijk | wabz    | lopend | gemeente  | aantal | 114    |
}

rule betaald-totaal-in-een-kwartaal "Betaald werk in een kwartaal is de som over de trajecten" en "Paid work in a quarter is the sum over the trajectories" {
  for each publicatie where soort = aantal and categorie is missing and traject = totaal and maat in (betaald, ooit) and not is_year(periode) and periode >= 2023-Q3
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      deel_wabz = figure(traject wabz)
  let      deel_overig = figure(traject overig)
  let      deel_jobcoaching = figure(traject jobcoaching, maat lopend)
  let      deel_naarwerk = figure(traject naarwerk, maat met_resultaat)
  let      samen = deel_ips + deel_wabz + deel_overig + deel_jobcoaching + deel_naarwerk
  when     deel_ips is not missing or deel_wabz is not missing or deel_overig is not missing or deel_jobcoaching is not missing or deel_naarwerk is not missing
  holds    waarde = samen
  say      "IPS {deel_ips} + WABZ {deel_wabz} + overig {deel_overig} + jobcoaching {deel_jobcoaching} + Naar Werk {deel_naarwerk}; gedrukt is {waarde}."
        en "IPS {deel_ips} + WABZ {deel_wabz} + other {deel_overig} + job coaching {deel_jobcoaching} + Naar Werk {deel_naarwerk}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "Wie jobcoaching heeft, werkt; bij Naar Werk tellen de trajecten met resultaat. Deze definitie staat in geen document; zij geeft de cijfers van 2025-Q2 precies."
        en "Who has job coaching works; of Naar Werk those ended with result count. No document states this definition; it gives the figures of 2025-Q2 exactly."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Rapport 2025-Q2 (afgeleid)"
  passes
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | betaald       |           | aantal | 1726   |
    | 2025-Q2 | landelijk | ips         | betaald       |           | aantal | 1484   |
    | 2025-Q2 | landelijk | wabz        | betaald       |           | aantal | 30     |
    | 2025-Q2 | landelijk | overig      | betaald       |           | aantal | 57     |
    | 2025-Q2 | landelijk | jobcoaching | lopend        |           | aantal | 150    |
    | 2025-Q2 | landelijk | naarwerk    | met_resultaat |           | aantal | 5      |
  fails
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | betaald       |           | aantal | 1762   |
    | 2025-Q2 | landelijk | ips         | betaald       |           | aantal | 1484   |
    | 2025-Q2 | landelijk | wabz        | betaald       |           | aantal | 30     |
    | 2025-Q2 | landelijk | overig      | betaald       |           | aantal | 57     |
    | 2025-Q2 | landelijk | jobcoaching | lopend        |           | aantal | 150    |
    | 2025-Q2 | landelijk | naarwerk    | met_resultaat |           | aantal | 5      |
}

rule duurzaam-totaal-in-een-kwartaal "Duurzaam werk in een kwartaal is de som over de trajecten" en "Durable work in a quarter is the sum over the trajectories" {
  for each publicatie where soort = aantal and categorie is missing and traject = totaal and maat = duurzaam and not is_year(periode) and periode >= 2023-Q3
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      deel_wabz = figure(traject wabz)
  let      deel_overig = figure(traject overig)
  let      deel_jobcoaching_6tot12 = figure(traject jobcoaching, maat dienstverband, categorie 6tot12)
  let      deel_jobcoaching_gt12 = figure(traject jobcoaching, maat dienstverband, categorie gt12)
  let      deel_naarwerk = figure(traject naarwerk, maat met_resultaat)
  let      samen = deel_ips + deel_wabz + deel_overig + deel_jobcoaching_6tot12 + deel_jobcoaching_gt12 + deel_naarwerk
  when     deel_ips is not missing or deel_wabz is not missing or deel_overig is not missing or deel_jobcoaching_6tot12 is not missing or deel_jobcoaching_gt12 is not missing or deel_naarwerk is not missing
  holds    waarde = samen
  say      "IPS {deel_ips} + WABZ {deel_wabz} + overig {deel_overig} + jobcoaching 6 tot 12 maanden {deel_jobcoaching_6tot12} + jobcoaching langer dan 12 maanden {deel_jobcoaching_gt12} + Naar Werk {deel_naarwerk}; gedrukt is {waarde}."
        en "IPS {deel_ips} + WABZ {deel_wabz} + other {deel_overig} + job coaching 6 to 12 months {deel_jobcoaching_6tot12} + job coaching over 12 months {deel_jobcoaching_gt12} + Naar Werk {deel_naarwerk}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "Bij jobcoaching is een dienstverband vanaf 6 maanden duurzaam. Deze definitie staat in geen document; zij geeft de cijfers van 2025-Q2 precies."
        en "For job coaching a job of 6 months or more is durable. No document states this definition; it gives the figures of 2025-Q2 exactly."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Rapport 2025-Q2 (afgeleid)"
  passes
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | duurzaam      |           | aantal | 1452   |
    | 2025-Q2 | landelijk | ips         | duurzaam      |           | aantal | 1245   |
    | 2025-Q2 | landelijk | wabz        | duurzaam      |           | aantal | 30     |
    | 2025-Q2 | landelijk | overig      | duurzaam      |           | aantal | 37     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | 6tot12    | aantal | 17     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | gt12      | aantal | 118    |
    | 2025-Q2 | landelijk | naarwerk    | met_resultaat |           | aantal | 5      |
  fails
    | periode | regio     | traject     | maat          | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal      | duurzaam      |           | aantal | 1425   |
    | 2025-Q2 | landelijk | ips         | duurzaam      |           | aantal | 1245   |
    | 2025-Q2 | landelijk | wabz        | duurzaam      |           | aantal | 30     |
    | 2025-Q2 | landelijk | overig      | duurzaam      |           | aantal | 37     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | 6tot12    | aantal | 17     |
    | 2025-Q2 | landelijk | jobcoaching | dienstverband | gt12      | aantal | 118    |
    | 2025-Q2 | landelijk | naarwerk    | met_resultaat |           | aantal | 5      |
}

rule werk-totaal "Wat over werk wordt geteld, is de som van IPS, WABZ en overig" en "What is counted of work is the sum of IPS, WABZ and other"
  replaces betaald-totaal-in-een-jaar {
  for each publicatie where soort = aantal and categorie is missing and traject = totaal and (maat in (werk_gestart, werk_gestopt) or maat in (dagbesteding, vrijwilligerswerk, proefplaatsing) and not is_year(periode) or maat in (betaald, duurzaam, ooit) and is_year(periode)) and (is_year(periode) or periode >= 2023-Q3)
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      deel_wabz = figure(traject wabz)
  let      deel_overig = figure(traject overig)
  let      samen = deel_ips + deel_wabz + deel_overig
  -- Duurzaam werk in een jaar is een schatting: elk van de vier cijfers is op zichzelf afgerond, een half op of neer.
  let      afronding = if maat = duurzaam and is_year(periode) then 2 else 0
  when     deel_ips is not missing or deel_wabz is not missing or deel_overig is not missing
  holds    waarde in samen - afronding..samen + afronding
  say      "IPS {deel_ips} + WABZ {deel_wabz} + overig {deel_overig}; gedrukt is {waarde}."
        en "IPS {deel_ips} + WABZ {deel_wabz} + other {deel_overig}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "Alleen deze drie trajecten registreren dit; ook betaald werk telt het jaarrapport alleen voor deze drie."
        en "Only these three trajectories register this; the yearly report counts paid work for these three only as well."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Jaarrapport 2023-2024, ook Tabel B3.1"
  passes
    | periode | regio     | traject | maat         | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | werk_gestart |           | aantal | 320    |
    | 2025-Q2 | landelijk | ips     | werk_gestart |           | aantal | 287    |
    | 2025-Q2 | landelijk | wabz    | werk_gestart |           | aantal | 8      |
    | 2025-Q2 | landelijk | overig  | werk_gestart |           | aantal | 25     |
  passes
    | periode | regio     | traject | maat    | categorie | soort  | waarde |
    | 2024    | landelijk | totaal  | betaald |           | aantal | 2605   |
    | 2024    | landelijk | ips     | betaald |           | aantal | 2400   |
    | 2024    | landelijk | wabz    | betaald |           | aantal | 80     |
    | 2024    | landelijk | overig  | betaald |           | aantal | 125    |
  passes
    | periode | regio     | traject | maat     | categorie | soort  | waarde |
    | 2024    | landelijk | totaal  | duurzaam |           | aantal | 251    |
    | 2024    | landelijk | ips     | duurzaam |           | aantal | 75     |
    | 2024    | landelijk | wabz    | duurzaam |           | aantal | 60     |
    | 2024    | landelijk | overig  | duurzaam |           | aantal | 117    |
  fails
    | periode | regio     | traject | maat    | categorie | soort  | waarde |
    | 2024    | landelijk | totaal  | betaald |           | aantal | 2605   |
    | 2024    | landelijk | ips     | betaald |           | aantal | 2600   |
    | 2024    | landelijk | wabz    | betaald |           | aantal | 80     |
    | 2024    | landelijk | overig  | betaald |           | aantal | 125    |
  fails
    | periode | regio     | traject | maat         | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | totaal  | werk_gestart |           | aantal | 230    |
    | 2025-Q2 | landelijk | ips     | werk_gestart |           | aantal | 287    |
    | 2025-Q2 | landelijk | wabz    | werk_gestart |           | aantal | 8      |
}

rule alles-is-ips "Wat alleen voor IPS wordt geregistreerd, is voor IPS en voor het totaal hetzelfde" en "What is registered for IPS alone is the same for IPS and the total" {
  for each publicatie where soort = aantal and traject = totaal and (not is_year(periode) and periode < 2023-Q3 or categorie is missing and maat in (opleiding, opleiding_gestart, opleiding_gestopt))
  severity error
  measures waarde
  missing  between 0 and 1000000
  let      deel_ips = figure(traject ips)
  let      samen = deel_ips
  when     deel_ips is not missing
  holds    waarde = samen
  say      "IPS {deel_ips}; gedrukt is {waarde}."
        en "IPS {deel_ips}; printed is {waarde}."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  hint     when swapped_digits(waarde, samen): "De cijfers zijn verwisseld: {waarde} voor {samen}."
        en "The digits are swapped: {waarde} for {samen}."
  why      "In de eerste fase was er alleen IPS, en opleiding wordt alleen voor IPS geteld."
        en "In the first phase there was only IPS, and education is counted for IPS only."
  fix      "Verbeter het totaal of een van de trajecten."
        en "Correct the total or one of the trajectories."
  source   "Rapport 2023-Q2; Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | totaal  | lopend |           | aantal | 3100   |
    | 2023-Q2 | landelijk | ips     | lopend |           | aantal | 3100   |
  fails
    | periode | regio     | traject | maat   | categorie | soort  | waarde |
    | 2023-Q2 | landelijk | totaal  | lopend |           | aantal | 3100   |
    | 2023-Q2 | landelijk | ips     | lopend |           | aantal | 3010   |
}

rule ips-en-de-rest "IPS en de andere trajecten zijn samen het totaal" en "IPS and the other trajectories are together the total" {
  for each publicatie where soort = aantal and categorie is missing and traject = totaal
  severity error
  measures waarde
  let      ips_deel = figure(traject ips)
  let      rest = figure(traject niet_ips)
  holds    waarde = ips_deel + rest
  say      "IPS {ips_deel} + andere trajecten {rest} = {ips_deel + rest}; gedrukt is {waarde}."
        en "IPS {ips_deel} + other trajectories {rest} = {ips_deel + rest}; printed is {waarde}."
  ask      "Welk van deze drie cijfers klopt niet?"
        en "Which of these three figures is not right?"
  hint     when swapped_digits(waarde, ips_deel + rest): "De cijfers zijn verwisseld: {waarde} voor {ips_deel + rest}."
        en "The digits are swapped: {waarde} for {ips_deel + rest}."
  why      "Elk traject is IPS of iets anders."
        en "Every trajectory is IPS or something else."
  fix      "Verbeter een van de drie cijfers."
        en "Correct one of the three figures."
  source   "Jaarrapport 2023-2024"
  passes
    | periode | regio  | traject  | maat   | categorie | soort  | waarde |
    | 2024    | Zwolle | totaal   | lopend |           | aantal | 200    |
    | 2024    | Zwolle | ips      | lopend |           | aantal | 160    |
    | 2024    | Zwolle | niet_ips | lopend |           | aantal | 40     |
  fails
    | periode | regio  | traject  | maat   | categorie | soort  | waarde |
    | 2024    | Zwolle | totaal   | lopend |           | aantal | 200    |
    | 2024    | Zwolle | ips      | lopend |           | aantal | 160    |
    | 2024    | Zwolle | niet_ips | lopend |           | aantal | 60     |
  undecided
    | periode | regio  | traject | maat   | categorie | soort  | waarde |
    | 2024    | Zwolle | totaal  | lopend |           | aantal | 200    |
    | 2024    | Zwolle | ips     | lopend |           | aantal | 160    |
}

"""#),
        File(
            "regels/publicatie-percentages.klopt",
#"""
-- Regels over gedrukte percentages: een deel van een geheel, in procenten.
-- Periode: elk kwartaal en jaar waarover een rapport cijfers geeft. Bron: de rapporten zelf; Bijlage 3, punt 8.
-- Een percentage dat zonder cijfer achter de komma is gedrukt (36%) mag op hele procenten zijn afgerond; 36,0% niet.

rule procent-van-basis "Een percentage is het deel gedeeld door de basis" en "A percentage is the part over its base" {
  for each publicatie where soort = procent
  severity error
  measures waarde
  let      deel = figure(soort aantal)
  let      basis = figure(soort aantal, traject van_traject, maat van_maat, categorie van_categorie)
  when     basis != 0
  holds    waarde = 100 * deel / basis rounded to 1 decimal
  say      "Gedrukt is {waarde}%; {deel} van {basis} is {100 * deel / basis rounded to 1 decimal}%."
        en "Printed is {waarde}%; {deel} of {basis} is {100 * deel / basis rounded to 1 decimal}%."
  ask      "Welk van de drie cijfers klopt niet: {waarde}%, {deel} of {basis}?"
        en "Which of the three is not right: {waarde}%, {deel} or {basis}?"
  hint     when waarde = 100 * deel / figure(soort aantal, categorie empty, maat lopend) rounded to 1 decimal: "Het gedrukte percentage is berekend met de lopende trajecten ({figure(soort aantal, categorie empty, maat lopend)}) als basis."
        en "The printed percentage was computed with the running trajectories ({figure(soort aantal, categorie empty, maat lopend)}) as its base."
  hint     when waarde = 100 * deel / figure(soort aantal, categorie empty, traject totaal, maat van_maat) rounded to 1 decimal: "Het gedrukte percentage is berekend met het totaal van alle trajecten als basis."
        en "The printed percentage was computed with the total of all trajectories as its base."
  hint     when waarde = 100 * basis / deel rounded to 1 decimal: "Deel en basis zijn verwisseld."
        en "Part and base are swapped."
  why      "Wie het percentage narekent met de gedrukte aantallen, komt op iets anders uit."
        en "Whoever recomputes the percentage from the printed counts finds another one."
  fix      "Bereken het percentage opnieuw, of verbeter het aantal of de basis."
        en "Compute the percentage again, or correct the count or the base."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | landelijk | totaal  | lopend  | aantal  | 4864   |             |          |
    | landelijk | totaal  | betaald | aantal  | 1726   |             |          |
    | landelijk | totaal  | betaald | procent | 35,5   | totaal      | lopend   |
  passes
    | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | landelijk | totaal  | lopend  | aantal  | 4864   |             |          |
    | landelijk | totaal  | betaald | aantal  | 1726   |             |          |
    | landelijk | totaal  | betaald | procent | 35     | totaal      | lopend   |
  fails
    | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | landelijk | totaal  | lopend  | aantal  | 4864   |             |          |
    | landelijk | totaal  | betaald | aantal  | 1726   |             |          |
    | landelijk | totaal  | betaald | procent | 33,5   | totaal      | lopend   |
  fails
    | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | landelijk | totaal  | lopend  | aantal  | 4864   |             |          |
    | landelijk | totaal  | betaald | aantal  | 1726   |             |          |
    | landelijk | totaal  | betaald | procent | 35,0   | totaal      | lopend   |
  undecided
    | regio     | traject | maat    | soort   | waarde | van_traject | van_maat |
    | landelijk | totaal  | betaald | aantal  | 1726   |             |          |
    | landelijk | totaal  | betaald | procent | 33,5   | totaal      | lopend   |
}

rule procent-bestaat "Er is een aantal dat dit percentage geeft" en "There is a count that gives this percentage" {
  for each publicatie where soort = procent and van_maat is not missing
  severity error
  measures waarde
  let      basis = figure(soort aantal, traject van_traject, maat van_maat, categorie van_categorie)
  let      dichtstbij = waarde * basis / 100 rounded to 0 decimals
  when     figure(soort aantal) is missing and basis is not missing
  when     basis > 0
  holds    waarde = 100 * dichtstbij / basis rounded to 1 decimal
  say      "Er is geen geheel aantal dat {waarde}% van {basis} is; het dichtst bij is {dichtstbij}, en dat is {100 * dichtstbij / basis rounded to 1 decimal}%."
        en "No whole number is {waarde}% of {basis}; the nearest is {dichtstbij}, which is {100 * dichtstbij / basis rounded to 1 decimal}%."
  ask      "Met welk aantal en welke basis is {waarde}% berekend?"
        en "With which count and which base was {waarde}% computed?"
  why      "Van een kleine basis bestaan niet alle percentages. Een onmogelijk percentage wijst op een andere basis."
        en "Not every percentage of a small base exists. An impossible one points at another base."
  fix      "Noem de basis waarmee is gerekend, of verbeter het percentage."
        en "Name the base that was used, or correct the percentage."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | regio     | traject     | maat   | categorie | soort   | waarde | van_traject | van_maat |
    | landelijk | jobcoaching | lopend |           | aantal  | 150    |             |          |
    | landelijk | jobcoaching | lopend | gemeente  | procent | 52,0   | jobcoaching | lopend   |
  fails
    | regio     | traject     | maat   | categorie | soort   | waarde | van_traject | van_maat |
    | landelijk | jobcoaching | lopend |           | aantal  | 150    |             |          |
    | landelijk | jobcoaching | lopend | gemeente  | procent | 52,3   | jobcoaching | lopend   |
}

rule procent-tussen-0-en-100 "Een percentage van een geheel ligt tussen 0 en 100" en "A percentage of a whole lies between 0 and 100" {
  for each publicatie where soort = procent
  severity error
  measures waarde
  -- Wat geen deel is van waar het door is gedeeld: wie beëindigde, loopt niet meer, en het totaal van wie werkt telt ook
  -- wie met resultaat uit Naar Werk kwam.
  let      is_deel = not (maat = beeindigd and van_maat = lopend or traject = totaal and van_maat = lopend and maat in (ooit, betaald, duurzaam))
  holds    waarde >= 0 and (waarde <= 100 or not is_deel)
  say      "Gedrukt is {waarde}%."
        en "Printed is {waarde}%."
  ask      "Is {waarde}% een deel van een geheel, of een verandering?"
        en "Is {waarde}% a part of a whole, or a change?"
  why      "Een deel is nooit meer dan het geheel, en nooit minder dan niets."
        en "A part is never more than its whole, nor less than nothing."
  fix      "Verbeter het percentage, of noem het een verschil in procenten."
        en "Correct the percentage, or call it a change in percent."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | traject | maat    | soort   | waarde | van_traject | van_maat |
    | ips     | betaald | procent | 100    | ips         | lopend   |
  passes
    | traject | maat      | soort   | waarde | van_traject | van_maat |
    | overig  | beeindigd | procent | 150    | overig      | lopend   |
  fails
    | traject | maat    | soort   | waarde | van_traject | van_maat |
    | ips     | betaald | procent | 135,4  | ips         | lopend   |
}

rule procenten-zijn-samen-100 "De percentages van een uitsplitsing zijn samen 100" en "The percentages of a breakdown add up to 100" {
  for each rapport, periode, regio, traject, maat of publicatie where soort = procent and maat in (lopend, betaald, duurzaam, ooit) and categorie is not missing and van_traject = traject and van_maat = maat and van_categorie is missing
  severity error
  measures waarde
  let      uwv_deel = figure(soort procent, categorie uwv, van_traject traject, van_maat maat)
  let      gemeente_deel = figure(soort procent, categorie gemeente, van_traject traject, van_maat maat)
  let      overig_deel = figure(soort procent, categorie overig, van_traject traject, van_maat maat)
  let      samen = uwv_deel + gemeente_deel + overig_deel
  let      zijn_heel = uwv_deel rounded to 0 decimals = uwv_deel and gemeente_deel rounded to 0 decimals = gemeente_deel and overig_deel rounded to 0 decimals = overig_deel
  when     samen is not missing and figure(soort procent, categorie onbekend, van_traject traject, van_maat maat) is missing
  holds    abs(samen - 100) <= (if zijn_heel then 1.5 else 0.15)
  say      "UWV {uwv_deel}% + gemeente {gemeente_deel}% + overig {overig_deel}% = {samen}%."
        en "UWV {uwv_deel}% + municipality {gemeente_deel}% + other {overig_deel}% = {samen}%."
  ask      "Welk van deze percentages klopt niet?"
        en "Which of these percentages is not right?"
  why      "Elk traject heeft precies één financier. Door afronding kan het totaal 0,1 afwijken, niet meer."
        en "Every trajectory has exactly one funder. By rounding the total may be 0.1 off, not more."
  fix      "Bereken de percentages opnieuw uit de aantallen."
        en "Compute the percentages again from the counts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject     | maat   | categorie | soort   | waarde | van_traject | van_maat |
    | landelijk | jobcoaching | lopend | uwv       | procent | 38,1   | jobcoaching | lopend   |
    | landelijk | jobcoaching | lopend | gemeente  | procent | 52,0   | jobcoaching | lopend   |
    | landelijk | jobcoaching | lopend | overig    | procent | 10,0   | jobcoaching | lopend   |
  fails
    | regio     | traject     | maat   | categorie | soort   | waarde | van_traject | van_maat |
    | landelijk | jobcoaching | lopend | uwv       | procent | 38,1   | jobcoaching | lopend   |
    | landelijk | jobcoaching | lopend | gemeente  | procent | 52,0   | jobcoaching | lopend   |
    | landelijk | jobcoaching | lopend | overig    | procent | 12,0   | jobcoaching | lopend   |
  not applicable
    | regio     | traject     | maat   | categorie | soort   | waarde | van_traject | van_maat |
    | landelijk | jobcoaching | lopend | uwv       | procent | 38,1   | jobcoaching | lopend   |
}

rule kleine-basis "Een percentage gaat over ten minste 10 cliënten" en "A percentage is about at least 10 clients" {
  for each publicatie where soort = procent
  severity warning
  measures waarde
  let      basis = figure(soort aantal, traject van_traject, maat van_maat, categorie van_categorie)
  holds    basis >= 10
  say      "{waarde}% is een deel van {basis}."
        en "{waarde}% is a part of {basis}."
  ask      "Kan dit percentage vervallen, of kan erbij dat het over {basis} cliënten gaat?"
        en "Can this percentage be left out, or can it be said that it is about {basis} clients?"
  why      "Bij minder dan 10 verandert één cliënt het percentage met meer dan 10 punten. Zo'n percentage is niet te vergelijken."
        en "With fewer than 10, one client changes the percentage by more than 10 points. It cannot be compared."
  fix      "Druk het aantal in plaats van het percentage, of zet het aantal erbij."
        en "Print the count instead of the percentage, or beside it."
  source   "Afspraak van het kenniscentrum: geen vergelijking onder de 10"
  passes
    | regio     | traject  | maat          | soort   | waarde | van_traject | van_maat  |
    | landelijk | naarwerk | beeindigd     | aantal  | 10     |             |           |
    | landelijk | naarwerk | met_resultaat | procent | 50,0   | naarwerk    | beeindigd |
  fails
    | regio     | traject  | maat             | soort   | waarde | van_traject | van_maat  |
    | landelijk | naarwerk | met_resultaat    | aantal  | 5      |             |           |
    | landelijk | naarwerk | zonder_resultaat | aantal  | 4      |             |           |
    | landelijk | naarwerk | met_resultaat    | procent | 55,6   | naarwerk    | beeindigd |
  undecided
    | regio     | traject  | maat          | soort   | waarde | van_traject | van_maat  |
    | landelijk | naarwerk | met_resultaat | procent | 50,0   | naarwerk    | beeindigd |
}

rule kleine-basis-in-de-regio "Een regionaal jaarpercentage gaat over ten minste 10 cliënten" en "A regional percentage of a year is about at least 10 clients" {
  for each publicatie where soort = procent and regio != landelijk and is_year(periode) and van_traject = totaal and van_maat = beeindigd
  severity warning
  measures waarde
  let      hoogstens = sum(waarde by rapport, periode, regio where soort = aantal and maat = lopend and categorie is missing and traject in (ips, niet_ips))
  when     figure(soort aantal, traject van_traject, maat van_maat) is missing
  when     exists publicatie(rapport rapport, periode periode, regio regio, maat lopend, traject niet_ips)
  holds    hoogstens >= 10
  say      "{waarde}% is een deel van hoogstens {hoogstens}: meer trajecten liepen er dat jaar niet in {regio}."
        en "{waarde}% is a part of at most {hoogstens}: no more trajectories were running in {regio} that year."
  ask      "Kan dit percentage vervallen, of kan erbij dat het over hoogstens {hoogstens} cliënten gaat?"
        en "Can this percentage be left out, or can it be said that it is about at most {hoogstens} clients?"
  why      "In een jaar kunnen niet meer trajecten zijn beëindigd dan er in dat jaar liepen. Onder de 10 is een percentage niet te vergelijken."
        en "No more trajectories can have ended in a year than were running in it. Below 10 a percentage cannot be compared."
  fix      "Druk geen percentage voor deze regio, of zet het aantal erbij."
        en "Print no percentage for this region, or print the count beside it."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 1"
  passes
    | periode | regio   | traject  | maat          | soort   | waarde | van_traject | van_maat  |
    | 2024    | Zeeland | ips      | lopend        | aantal  | 12     |             |           |
    | 2024    | Zeeland | niet_ips | lopend        | aantal  | 3      |             |           |
    | 2024    | Zeeland | totaal   | met_resultaat | procent | 50,0   | totaal      | beeindigd |
  fails
    | periode | regio   | traject  | maat          | soort   | waarde | van_traject | van_maat  |
    | 2024    | Zeeland | niet_ips | lopend        | aantal  | 3      |             |           |
    | 2024    | Zeeland | totaal   | met_resultaat | procent | 50,0   | totaal      | beeindigd |
}

"""#),
        File(
            "regels/publicatie-regios.klopt",
#"""
-- Regels over regio's in een rapport: samen zijn zij het landelijke cijfer.
-- Een regio die in de tabel leeg is, telt als 0. Staan niet alle 35 regio's in de tabel, dan mogen ze samen niet meer
-- zijn dan het landelijke cijfer.
-- Periode: elk kwartaal en jaar waarover een rapport cijfers geeft. Bron: Jaarrapport 2023-2024.

rule regios-zijn-landelijk "De regio's tellen op tot het landelijke cijfer" en "The regions add up to the national figure" {
  for each publicatie where soort = aantal and regio = landelijk and categorie is missing
  severity error
  measures waarde
  missing  counts as 0
  let      regios = distinct(regio by rapport, periode, maat, soort where regio != landelijk and categorie is missing)
  let      eigen = count(by rapport, periode, traject, maat, soort where regio != landelijk and categorie is missing)
  let      ips_samen = sum(waarde by rapport, periode, maat, soort where regio != landelijk and categorie is missing and traject = ips)
  let      rest_samen = sum(waarde by rapport, periode, maat, soort where regio != landelijk and categorie is missing and traject = niet_ips)
  let      per_regio = if eigen > 0 then sum(waarde by rapport, periode, traject, maat, soort where regio != landelijk and categorie is missing) else ips_samen + rest_samen
  -- In een jaar zijn duurzaam en onbetaald werk elk op zichzelf afgerond: samen een half (van de laatste decimaal) per
  -- cijfer op of neer.
  let      afronding = if not is_year(periode) then 0 else if maat = duurzaam then (eigen + 1) * 0.5 else if maat in (dagbesteding, vrijwilligerswerk, proefplaatsing) then (eigen + 1) * 0.05 else 0
  when     eigen > 0 or traject = totaal and ips_samen > 0 and rest_samen > 0
  when     regios = 35
  holds    waarde in per_regio - afronding..per_regio + afronding
  say      "De {regios} regio's zijn samen {per_regio}; landelijk is {waarde} gedrukt."
        en "The {regios} regions together are {per_regio}; nationally {waarde} is printed."
  ask      "Waar zit het verschil van {waarde - per_regio} tussen de regio's en het landelijke cijfer?"
        en "Where is the difference of {waarde - per_regio} between the regions and the national figure?"
  hint     when swapped_digits(waarde, per_regio): "De cijfers zijn verwisseld: {waarde} voor {per_regio}."
        en "The digits are swapped: {waarde} for {per_regio}."
  hint     when eigen = 0: "Regio's, IPS: {ips_samen}; andere trajecten: {rest_samen}."
        en "Regions, IPS: {ips_samen}; other trajectories: {rest_samen}."
  why      "Elk traject hoort bij precies één regio."
        en "Every trajectory belongs to exactly one region."
  fix      "Zoek de regio die ontbreekt of te laag is, of verbeter het landelijke cijfer."
        en "Find the region that is missing or too low, or correct the national figure."
  source   "Jaarrapport 2023-2024"
  passes
    | periode | regio                             | traject | maat   | categorie | soort  | waarde |
    | 2024    | landelijk                         | ips     | lopend |           | aantal | 350    |
    | 2024    | Achterhoek                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Amersfoort                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Drechtsteden                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Drenthe                           | ips     | lopend |           | aantal | 10     |
    | 2024    | Flevoland                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Food Valley                       | ips     | lopend |           | aantal | 10     |
    | 2024    | Friesland                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Gooi & Vechtstreek                | ips     | lopend |           | aantal | 10     |
    | 2024    | Gorinchem                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Groningen                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Groot-Amsterdam                   | ips     | lopend |           | aantal | 10     |
    | 2024    | Haaglanden                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Helmond-De Peel                   | ips     | lopend |           | aantal | 10     |
    | 2024    | Holland-Rijnland                  | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Brabant                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Gelderland                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Holland                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Limburg                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Utrecht                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Noord-Holland Noord               | ips     | lopend |           | aantal | 10     |
    | 2024    | Noord-Limburg                     | ips     | lopend |           | aantal | 10     |
    | 2024    | Noordoost-Brabant                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Rijk van Nijmegen                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Rijnmond                          | ips     | lopend |           | aantal | 10     |
    | 2024    | Rivierenland                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend |           | aantal | 10     |
    | 2024    | Twente                            | ips     | lopend |           | aantal | 10     |
    | 2024    | West-Brabant                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Zaanstreek-Waterland              | ips     | lopend |           | aantal | 10     |
    | 2024    | Zeeland                           | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Holland Centraal             | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Kennemerland & IJmond        | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Limburg                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuidoost-Brabant                  | ips     | lopend |           | aantal | 10     |
    | 2024    | Zwolle                            | ips     | lopend |           | aantal | 10     |
  fails
    | periode | regio                             | traject | maat   | categorie | soort  | waarde |
    | 2024    | landelijk                         | ips     | lopend |           | aantal | 360    |
    | 2024    | Achterhoek                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Amersfoort                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Drechtsteden                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Drenthe                           | ips     | lopend |           | aantal | 10     |
    | 2024    | Flevoland                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Food Valley                       | ips     | lopend |           | aantal | 10     |
    | 2024    | Friesland                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Gooi & Vechtstreek                | ips     | lopend |           | aantal | 10     |
    | 2024    | Gorinchem                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Groningen                         | ips     | lopend |           | aantal | 10     |
    | 2024    | Groot-Amsterdam                   | ips     | lopend |           | aantal | 10     |
    | 2024    | Haaglanden                        | ips     | lopend |           | aantal | 10     |
    | 2024    | Helmond-De Peel                   | ips     | lopend |           | aantal | 10     |
    | 2024    | Holland-Rijnland                  | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Brabant                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Gelderland                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Holland                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Limburg                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Midden-Utrecht                    | ips     | lopend |           | aantal | 10     |
    | 2024    | Noord-Holland Noord               | ips     | lopend |           | aantal | 10     |
    | 2024    | Noord-Limburg                     | ips     | lopend |           | aantal | 10     |
    | 2024    | Noordoost-Brabant                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Rijk van Nijmegen                 | ips     | lopend |           | aantal | 10     |
    | 2024    | Rijnmond                          | ips     | lopend |           | aantal | 10     |
    | 2024    | Rivierenland                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend |           | aantal | 10     |
    | 2024    | Twente                            | ips     | lopend |           | aantal | 10     |
    | 2024    | West-Brabant                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Zaanstreek-Waterland              | ips     | lopend |           | aantal | 10     |
    | 2024    | Zeeland                           | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Holland Centraal             | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Kennemerland & IJmond        | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuid-Limburg                      | ips     | lopend |           | aantal | 10     |
    | 2024    | Zuidoost-Brabant                  | ips     | lopend |           | aantal | 10     |
    | 2024    | Zwolle                            | ips     | lopend |           | aantal | 10     |
}

rule regios-binnen-landelijk "Een deel van de regio's is hoogstens het landelijke cijfer" en "Some of the regions are at most the national figure" {
  for each publicatie where soort = aantal and regio = landelijk and categorie is missing
  severity error
  measures waarde
  missing  counts as 0
  let      regios = distinct(regio by rapport, periode, maat, soort where regio != landelijk and categorie is missing)
  let      eigen = count(by rapport, periode, traject, maat, soort where regio != landelijk and categorie is missing)
  let      ips_samen = sum(waarde by rapport, periode, maat, soort where regio != landelijk and categorie is missing and traject = ips)
  let      rest_samen = sum(waarde by rapport, periode, maat, soort where regio != landelijk and categorie is missing and traject = niet_ips)
  let      per_regio = if eigen > 0 then sum(waarde by rapport, periode, traject, maat, soort where regio != landelijk and categorie is missing) else ips_samen + rest_samen
  -- In een jaar zijn duurzaam en onbetaald werk elk op zichzelf afgerond: samen een half (van de laatste decimaal) per
  -- cijfer op of neer.
  let      afronding = if not is_year(periode) then 0 else if maat = duurzaam then (eigen + 1) * 0.5 else if maat in (dagbesteding, vrijwilligerswerk, proefplaatsing) then (eigen + 1) * 0.05 else 0
  when     eigen > 0 or traject = totaal and ips_samen > 0 and rest_samen > 0
  when     regios < 35
  holds    per_regio <= waarde + afronding
  say      "De {regios} regio's in de tabel zijn samen {per_regio}; landelijk is {waarde} gedrukt."
        en "The {regios} regions in the table together are {per_regio}; nationally {waarde} is printed."
  ask      "Welk cijfer klopt niet: een van de regio's, of het landelijke?"
        en "Which figure is not right: one of the regions, or the national one?"
  why      "Staan niet alle 35 regio's in de tabel, dan ontbreekt er iets; meer dan het geheel kan niet."
        en "When not all 35 regions are in the table something is missing; more than the whole is impossible."
  fix      "Zoek de regio die te hoog is, of verbeter het landelijke cijfer."
        en "Find the region that is too high, or correct the national figure."
  source   "Rapport 2022-Q4"
  passes
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2022-Q4 | landelijk | ips     | lopend | aantal | 2800   |
    | 2022-Q4 | Zwolle    | ips     | lopend | aantal | 150    |
  passes
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2024    | landelijk | ips     | dagbesteding | aantal | 5,5    |
    | 2024    | Twente    | ips     | dagbesteding | aantal | 2,8    |
    | 2024    | Zwolle    | ips     | dagbesteding | aantal | 2,8    |
  fails
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2024    | landelijk | ips     | dagbesteding | aantal | 5,5    |
    | 2024    | Twente    | ips     | dagbesteding | aantal | 2,8    |
    | 2024    | Zwolle    | ips     | dagbesteding | aantal | 2,9    |
  fails
    | periode | regio     | traject | maat   | soort  | waarde |
    | 2022-Q4 | landelijk | ips     | lopend | aantal | 100    |
    | 2022-Q4 | Zwolle    | ips     | lopend | aantal | 150    |
}

rule regios-zijn-landelijk-verschil "De verandering van de regio's is de landelijke verandering" en "The change of the regions is the national change" {
  for each publicatie where soort = verschil and regio = landelijk and categorie is missing
  severity error
  measures waarde
  let      regios_nu = distinct(regio by rapport, periode, maat where soort = aantal and regio != landelijk and categorie is missing)
  let      regios_toen = distinct(regio by rapport, maat where periode = own tov and soort = aantal and regio != landelijk and categorie is missing)
  let      nu = sum(waarde by rapport, periode, traject, maat where soort = aantal and regio != landelijk and categorie is missing)
  let      toen = sum(waarde by rapport, traject, maat where periode = own tov and soort = aantal and regio != landelijk and categorie is missing)
  when     regios_nu = 35 and regios_toen = 35 and nu > 0 and toen > 0
  -- Is het landelijke cijfer gedrukt, dan wordt dat al met de regio's vergeleken.
  when     figure(soort aantal) is missing
  holds    waarde = nu - toen
  say      "Landelijk is een verschil van {waarde} gedrukt; de regio's gaan van {toen} naar {nu}, een verschil van {nu - toen}."
        en "Nationally a change of {waarde} is printed; the regions go from {toen} to {nu}, a change of {nu - toen}."
  ask      "Welke regio's zijn in {tov} of in {periode} niet volledig?"
        en "Which regions are incomplete in {tov} or in {periode}?"
  hint     when swapped_digits(abs(waarde), abs(nu - toen)): "De cijfers zijn verwisseld: {waarde} voor {nu - toen}."
        en "The digits are swapped: {waarde} for {nu - toen}."
  why      "Beide tabellen noemen alle 35 regio's. Dan moet hun verandering de landelijke zijn."
        en "Both tables name all 35 regions. Then their change must be the national one."
  fix      "Zoek de regio die ontbreekt of te laag is, of verbeter het landelijke verschil."
        en "Find the region that is missing or too low, or correct the national change."
  source   "Jaarrapport 2023-2024"
  passes
    | periode | regio                             | traject | maat   | soort    | waarde | tov  |
    | 2024    | landelijk                         | ips     | lopend | verschil | 70     | 2023 |
    | 2023    | Achterhoek                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Achterhoek                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Amersfoort                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Amersfoort                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Drechtsteden                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Drechtsteden                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Drenthe                           | ips     | lopend | aantal   | 8      |      |
    | 2024    | Drenthe                           | ips     | lopend | aantal   | 10     |      |
    | 2023    | Flevoland                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Flevoland                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Food Valley                       | ips     | lopend | aantal   | 8      |      |
    | 2024    | Food Valley                       | ips     | lopend | aantal   | 10     |      |
    | 2023    | Friesland                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Friesland                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Gooi & Vechtstreek                | ips     | lopend | aantal   | 8      |      |
    | 2024    | Gooi & Vechtstreek                | ips     | lopend | aantal   | 10     |      |
    | 2023    | Gorinchem                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Gorinchem                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Groningen                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Groningen                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Groot-Amsterdam                   | ips     | lopend | aantal   | 8      |      |
    | 2024    | Groot-Amsterdam                   | ips     | lopend | aantal   | 10     |      |
    | 2023    | Haaglanden                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Haaglanden                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Helmond-De Peel                   | ips     | lopend | aantal   | 8      |      |
    | 2024    | Helmond-De Peel                   | ips     | lopend | aantal   | 10     |      |
    | 2023    | Holland-Rijnland                  | ips     | lopend | aantal   | 8      |      |
    | 2024    | Holland-Rijnland                  | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Brabant                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Brabant                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Gelderland                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Gelderland                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Holland                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Holland                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Limburg                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Limburg                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Utrecht                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Utrecht                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noord-Holland Noord               | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noord-Holland Noord               | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noord-Limburg                     | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noord-Limburg                     | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noordoost-Brabant                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noordoost-Brabant                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rijk van Nijmegen                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rijk van Nijmegen                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rijnmond                          | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rijnmond                          | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rivierenland                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rivierenland                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend | aantal   | 8      |      |
    | 2024    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend | aantal   | 10     |      |
    | 2023    | Twente                            | ips     | lopend | aantal   | 8      |      |
    | 2024    | Twente                            | ips     | lopend | aantal   | 10     |      |
    | 2023    | West-Brabant                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | West-Brabant                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zaanstreek-Waterland              | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zaanstreek-Waterland              | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zeeland                           | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zeeland                           | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Holland Centraal             | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Holland Centraal             | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Kennemerland & IJmond        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Kennemerland & IJmond        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Limburg                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Limburg                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuidoost-Brabant                  | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuidoost-Brabant                  | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zwolle                            | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zwolle                            | ips     | lopend | aantal   | 10     |      |
  fails
    | periode | regio                             | traject | maat   | soort    | waarde | tov  |
    | 2024    | landelijk                         | ips     | lopend | verschil | 50     | 2023 |
    | 2023    | Achterhoek                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Achterhoek                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Amersfoort                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Amersfoort                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Drechtsteden                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Drechtsteden                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Drenthe                           | ips     | lopend | aantal   | 8      |      |
    | 2024    | Drenthe                           | ips     | lopend | aantal   | 10     |      |
    | 2023    | Flevoland                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Flevoland                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Food Valley                       | ips     | lopend | aantal   | 8      |      |
    | 2024    | Food Valley                       | ips     | lopend | aantal   | 10     |      |
    | 2023    | Friesland                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Friesland                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Gooi & Vechtstreek                | ips     | lopend | aantal   | 8      |      |
    | 2024    | Gooi & Vechtstreek                | ips     | lopend | aantal   | 10     |      |
    | 2023    | Gorinchem                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Gorinchem                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Groningen                         | ips     | lopend | aantal   | 8      |      |
    | 2024    | Groningen                         | ips     | lopend | aantal   | 10     |      |
    | 2023    | Groot-Amsterdam                   | ips     | lopend | aantal   | 8      |      |
    | 2024    | Groot-Amsterdam                   | ips     | lopend | aantal   | 10     |      |
    | 2023    | Haaglanden                        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Haaglanden                        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Helmond-De Peel                   | ips     | lopend | aantal   | 8      |      |
    | 2024    | Helmond-De Peel                   | ips     | lopend | aantal   | 10     |      |
    | 2023    | Holland-Rijnland                  | ips     | lopend | aantal   | 8      |      |
    | 2024    | Holland-Rijnland                  | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Brabant                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Brabant                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Gelderland                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Gelderland                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Holland                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Holland                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Limburg                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Limburg                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Midden-Utrecht                    | ips     | lopend | aantal   | 8      |      |
    | 2024    | Midden-Utrecht                    | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noord-Holland Noord               | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noord-Holland Noord               | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noord-Limburg                     | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noord-Limburg                     | ips     | lopend | aantal   | 10     |      |
    | 2023    | Noordoost-Brabant                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Noordoost-Brabant                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rijk van Nijmegen                 | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rijk van Nijmegen                 | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rijnmond                          | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rijnmond                          | ips     | lopend | aantal   | 10     |      |
    | 2023    | Rivierenland                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Rivierenland                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend | aantal   | 8      |      |
    | 2024    | Stedendriehoek & Noordwest-Veluwe | ips     | lopend | aantal   | 10     |      |
    | 2023    | Twente                            | ips     | lopend | aantal   | 8      |      |
    | 2024    | Twente                            | ips     | lopend | aantal   | 10     |      |
    | 2023    | West-Brabant                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | West-Brabant                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zaanstreek-Waterland              | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zaanstreek-Waterland              | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zeeland                           | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zeeland                           | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Holland Centraal             | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Holland Centraal             | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Kennemerland & IJmond        | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Kennemerland & IJmond        | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuid-Limburg                      | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuid-Limburg                      | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zuidoost-Brabant                  | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zuidoost-Brabant                  | ips     | lopend | aantal   | 10     |      |
    | 2023    | Zwolle                            | ips     | lopend | aantal   | 8      |      |
    | 2024    | Zwolle                            | ips     | lopend | aantal   | 10     |      |
}

"""#),
        File(
            "regels/publicatie-stromen.klopt",
#"""
-- Regels over stromen in een rapport: wat er begon en eindigde, past bij wat er liep en loopt.
-- Periode: kwartalen (een jaar wordt anders berekend). Bron: Jaarrapport 2023-2024, Bijlage 3.

-- Het vorige kwartaal is gedrukt, of volgt uit het verschil met het vorige kwartaal.

rule gestart-is-berekend "Gestarte trajecten zijn A − (B − C)" en "Started trajectories are A − (B − C)" {
  for each publicatie where soort = aantal and maat = gestart and categorie is missing and not is_year(periode)
  severity error
  measures waarde
  let      nu = figure(maat lopend)
  let      toen = if figure(maat lopend, periode periode - 1) is missing then nu - figure(maat lopend, soort verschil, tov periode - 1) else figure(maat lopend, periode periode - 1)
  let      klaar = figure(maat beeindigd)
  -- Van een onderschatting (*) is niet bekend wat er een kwartaal eerder bij hoorde. Is iemand gestopt (°), dan telt
  -- het vorige kwartaal trajecten die daarna niet meer worden opgegeven.
  when     merk is missing
  holds    waarde = nu - (toen - klaar)
  say      "{nu} − ({toen} − {klaar}) = {nu - (toen - klaar)}; gedrukt is {waarde}."
        en "{nu} − ({toen} − {klaar}) = {nu - (toen - klaar)}; printed is {waarde}."
  ask      "Hoe is het aantal gestarte trajecten berekend?"
        en "How was the number of started trajectories computed?"
  hint     when waarde > nu - (toen - klaar): "Worden negatieve starts per organisatie op nul gezet, dan wordt de som hoger. Ook als een organisatie is gestopt: zet dan ° in de kolom merk."
        en "When negative starts are set to zero per organisation, the sum becomes higher. Also when an organisation has stopped: then put ° in the column merk."
  why      "De instroom wordt niet geregistreerd maar berekend, met A lopend nu, B lopend in het vorige kwartaal en C beëindigd."
        en "Starts are not registered but derived, with A running now, B running in the previous quarter and C ended."
  fix      "Bereken de instroom opnieuw, of leg uit waarom zij afwijkt."
        en "Compute the starts again, or explain why they differ."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 1"
  passes
    | periode | regio     | traject     | maat      | soort    | waarde | tov     |
    | 2025-Q2 | landelijk | jobcoaching | lopend    | aantal   | 150    |         |
    | 2025-Q2 | landelijk | jobcoaching | lopend    | verschil | 26     | 2025-Q1 |
    | 2025-Q2 | landelijk | jobcoaching | beeindigd | aantal   | 16     |         |
    | 2025-Q2 | landelijk | jobcoaching | gestart   | aantal   | 42     |         |
  fails
    | periode | regio     | traject | maat      | soort    | waarde | tov     |
    | 2025-Q2 | landelijk | ips     | lopend    | aantal   | 4194   |         |
    | 2025-Q2 | landelijk | ips     | lopend    | verschil | 38     | 2025-Q1 |
    | 2025-Q2 | landelijk | ips     | beeindigd | aantal   | 542    |         |
    | 2025-Q2 | landelijk | ips     | gestart   | aantal   | 630    |         |
  undecided
    | periode | regio     | traject | maat      | soort    | waarde | tov     |
    | 2025-Q2 | landelijk | overig  | lopend    | aantal   | 178    |         |
    | 2025-Q2 | landelijk | overig  | lopend    | verschil | 29     | 2024-Q4 |
    | 2025-Q2 | landelijk | overig  | beeindigd | aantal   | 24     |         |
    | 2025-Q2 | landelijk | overig  | gestart   | aantal   | 52     |         |
  not applicable
    | periode | regio     | traject | maat      | soort    | waarde | tov     | merk |
    | 2025-Q2 | landelijk | wabz    | lopend    | aantal   | 15     |         |      |
    | 2025-Q2 | landelijk | wabz    | lopend    | verschil | -20    | 2025-Q1 |      |
    | 2025-Q2 | landelijk | wabz    | beeindigd | aantal   | 3      |         |      |
    | 2025-Q2 | landelijk | wabz    | gestart   | aantal   | 4      |         | °    |
}

rule gedrukt-gestart-werk "Wie met werk begon, werkt nog, is gestopt of is met werk uitgestroomd, ook in het rapport" en "Who started a job still works, stopped, or left with work, in the report too" {
  for each publicatie where soort = aantal and maat = werk_gestart and categorie is missing and not is_year(periode) and traject in (ips, wabz, overig)
  severity error
  measures waarde
  let      aan_het_werk = figure(maat betaald)
  let      gestopt = figure(maat werk_gestopt)
  let      uit_met_werk = figure(maat beeindigd, categorie met_werk)
  holds    waarde <= aan_het_werk + gestopt + uit_met_werk
  say      "Er begonnen {waarde} cliënten met werk; {aan_het_werk} werken, {gestopt} stopten en {uit_met_werk} stroomden met werk uit."
        en "{waarde} clients started a job; {aan_het_werk} work, {gestopt} stopped and {uit_met_werk} left with work."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  why      "Wie in het kwartaal begint te werken, is aan het eind aan het werk, gestopt, of met werk uitgestroomd."
        en "Who starts working in the quarter is at its end in work, has stopped, or has left with work."
  fix      "Verbeter een van de cijfers."
        en "Correct one of the figures."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat         | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | werk_gestart |           | aantal | 287    |
    | 2025-Q2 | landelijk | ips     | betaald      |           | aantal | 1484   |
    | 2025-Q2 | landelijk | ips     | werk_gestopt |           | aantal | 78     |
    | 2025-Q2 | landelijk | ips     | beeindigd    | met_werk  | aantal | 231    |
  fails
    | periode | regio     | traject | maat         | categorie | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | werk_gestart |           | aantal | 87     |
    | 2025-Q2 | landelijk | wabz    | betaald      |           | aantal | 30     |
    | 2025-Q2 | landelijk | wabz    | werk_gestopt |           | aantal | 2      |
    | 2025-Q2 | landelijk | wabz    | beeindigd    | met_werk  | aantal | 4      |
}

rule gedrukt-gestart-werk-binnen-trajecten "Er begonnen niet meer cliënten met werk dan er trajecten zijn, ook in het rapport" en "No more clients started a job than there are trajectories, in the report too" {
  for each publicatie where soort = aantal and maat = werk_gestart and categorie is missing and not is_year(periode) and traject in (ips, wabz, overig)
  severity error
  measures waarde
  let      nu = figure(maat lopend)
  let      klaar = figure(maat beeindigd)
  holds    waarde <= nu + klaar
  say      "Er begonnen {waarde} cliënten met werk; er zijn {nu} lopende en {klaar} beëindigde trajecten."
        en "{waarde} clients started a job; {nu} trajectories are running and {klaar} ended."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  why      "Wie met werk begint, heeft een traject dat loopt of in dat kwartaal is beëindigd."
        en "Who starts a job has a trajectory that runs or ended in that quarter."
  fix      "Verbeter een van de cijfers."
        en "Correct one of the figures."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2025-Q2 | landelijk | ips     | werk_gestart | aantal | 287    |
    | 2025-Q2 | landelijk | ips     | lopend       | aantal | 4194   |
    | 2025-Q2 | landelijk | ips     | beeindigd    | aantal | 542    |
  fails
    | periode | regio     | traject | maat         | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | werk_gestart | aantal | 287    |
    | 2025-Q2 | landelijk | wabz    | lopend       | aantal | 162    |
    | 2025-Q2 | landelijk | wabz    | beeindigd    | aantal | 10     |
}

rule gedrukte-werkstroom "Betaald werk volgt uit het vorige kwartaal en de stromen" en "Paid work follows from the previous quarter and the flows" {
  for each publicatie where soort = aantal and maat = betaald and categorie is missing and not is_year(periode) and periode >= 2023-Q3 and traject in (ips, wabz, overig)
  severity warning
  measures waarde
  let      toen = if figure(periode periode - 1) is missing then waarde - figure(soort verschil, tov periode - 1) else figure(periode periode - 1)
  let      begonnen = figure(maat werk_gestart)
  let      gestopt = figure(maat werk_gestopt)
  let      uit_met_werk = figure(maat beeindigd, categorie met_werk)
  -- Van een onderschatting (*) is niet bekend wat er een kwartaal eerder bij hoorde.
  when     merk is missing
  holds    toen + begonnen - gestopt - uit_met_werk = waarde
  tolerance 2 or 10%
  say      "{toen} + {begonnen} − {gestopt} − {uit_met_werk} = {toen + begonnen - gestopt - uit_met_werk}; gedrukt is {waarde}."
        en "{toen} + {begonnen} − {gestopt} − {uit_met_werk} = {toen + begonnen - gestopt - uit_met_werk}; printed is {waarde}."
  ask      "Waardoor wijkt het aantal met betaald werk zo af van wat de stromen geven?"
        en "Why does the number in paid work differ so much from what the flows give?"
  why      "Wie begint komt erbij, wie stopt of met werk uitstroomt gaat eraf. Een verschil van 2 of 10% mag."
        en "Who starts is added, who stops or leaves with work is taken off. A difference of 2 or 10% is allowed."
  fix      "Controleer de stromen, of licht het verschil toe."
        en "Check the flows, or explain the difference."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes
    | periode | regio     | traject | maat         | categorie | soort    | waarde | tov     |
    | 2025-Q2 | landelijk | ips     | betaald      |           | aantal   | 1484   |         |
    | 2025-Q2 | landelijk | ips     | betaald      |           | verschil | -25    | 2025-Q1 |
    | 2025-Q2 | landelijk | ips     | werk_gestart |           | aantal   | 287    |         |
    | 2025-Q2 | landelijk | ips     | werk_gestopt |           | aantal   | 78     |         |
    | 2025-Q2 | landelijk | ips     | beeindigd    | met_werk  | aantal   | 231    |         |
  fails
    | periode | regio     | traject | maat         | categorie | soort    | waarde | tov     |
    | 2025-Q2 | landelijk | ips     | betaald      |           | aantal   | 1484   |         |
    | 2025-Q2 | landelijk | ips     | betaald      |           | verschil | -25    | 2025-Q1 |
    | 2025-Q2 | landelijk | ips     | werk_gestart |           | aantal   | 587    |         |
    | 2025-Q2 | landelijk | ips     | werk_gestopt |           | aantal   | 78     |         |
    | 2025-Q2 | landelijk | ips     | beeindigd    | met_werk  | aantal   | 231    |         |
}

rule gedrukt-beeindigd-binnen-vorig-lopend "Er zijn niet meer trajecten beëindigd dan er vorig kwartaal liepen, ook in het rapport" en "No more trajectories ended than were running last quarter, in the report too" {
  for each publicatie where soort = aantal and maat = beeindigd and categorie is missing and not is_year(periode)
  severity warning
  measures waarde
  let      toen = if figure(maat lopend, periode periode - 1) is missing then figure(maat lopend) - figure(maat lopend, soort verschil, tov periode - 1) else figure(maat lopend, periode periode - 1)
  -- Van een onderschatting (*) is niet bekend wat er een kwartaal eerder bij hoorde.
  when     merk is missing
  holds    waarde <= toen
  say      "Er zijn {waarde} trajecten beëindigd; vorig kwartaal liepen er {toen}."
        en "{waarde} trajectories ended; {toen} were running last quarter."
  ask      "Zijn er zoveel trajecten in hetzelfde kwartaal begonnen en beëindigd?"
        en "Did so many trajectories start and end within the same quarter?"
  why      "Bijna alles wat eindigt, liep het kwartaal ervoor al."
        en "Almost all that ends was already running the quarter before."
  fix      "Controleer beide cijfers."
        en "Check both figures."
  source   "Jaarrapport 2023-2024, Bijlage 3"
  passes
    | periode | regio     | traject | maat      | soort  | waarde |
    | 2025-Q1 | landelijk | wabz    | lopend    | aantal | 169    |
    | 2025-Q2 | landelijk | wabz    | beeindigd | aantal | 10     |
  fails
    | periode | regio     | traject | maat      | soort  | waarde |
    | 2025-Q1 | landelijk | wabz    | lopend    | aantal | 169    |
    | 2025-Q2 | landelijk | wabz    | beeindigd | aantal | 190    |
}

rule gedrukte-opleidingsstroom "Wie een opleiding begon, volgt die nog of is gestopt, ook in het rapport" en "Who started education is still in it or stopped, in the report too" {
  for each publicatie where soort = aantal and maat = opleiding_gestart and categorie is missing
  severity warning
  measures waarde
  let      bezig = figure(maat opleiding)
  let      gestopt = figure(maat opleiding_gestopt)
  holds    waarde <= bezig + gestopt
  say      "Er begonnen {waarde} cliënten met een opleiding; {bezig} volgen er een en {gestopt} stopten."
        en "{waarde} clients started education; {bezig} are in it and {gestopt} stopped."
  ask      "Welk van deze cijfers klopt niet?"
        en "Which of these figures is not right?"
  why      "Wie begint, volgt de opleiding nog of is ermee gestopt."
        en "Who starts is still in education or has stopped."
  fix      "Controleer de drie cijfers."
        en "Check the three figures."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | regio     | traject | maat              | soort  | waarde |
    | landelijk | ips     | opleiding         | aantal | 315    |
    | landelijk | ips     | opleiding_gestart | aantal | 13     |
    | landelijk | ips     | opleiding_gestopt | aantal | 3      |
  fails
    | regio     | traject | maat              | soort  | waarde |
    | landelijk | ips     | opleiding         | aantal | 315    |
    | landelijk | ips     | opleiding_gestart | aantal | 413    |
    | landelijk | ips     | opleiding_gestopt | aantal | 3      |
}

rule gedrukt-onbetaald-werk-samen "Het onbetaalde werk samen is hoogstens de lopende trajecten, ook in het rapport" en "Unpaid work together is at most the running trajectories, in the report too" {
  for each publicatie where soort = aantal and maat = dagbesteding and categorie is missing and not is_year(periode)
  severity warning
  measures waarde
  let      samen = waarde + figure(maat vrijwilligerswerk) + figure(maat proefplaatsing)
  holds    samen <= figure(maat lopend)
  say      "De soorten onbetaald werk zijn samen {samen}; er lopen {figure(maat lopend)} trajecten."
        en "The kinds of unpaid work are {samen} together; {figure(maat lopend)} trajectories are running."
  ask      "Overlappen de soorten onbetaald werk zo sterk?"
        en "Do the kinds of unpaid work overlap that much?"
  why      "De soorten mogen overlappen, maar zoveel overlap is onwaarschijnlijk."
        en "The kinds may overlap, but this much is unlikely."
  fix      "Controleer de aantallen."
        en "Check the counts."
  source   "Jaarrapport 2023-2024, Tabel B3.1"
  passes
    | periode | regio     | traject | maat              | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | lopend            | aantal | 162    |
    | 2025-Q2 | landelijk | wabz    | dagbesteding      | aantal | 11     |
    | 2025-Q2 | landelijk | wabz    | vrijwilligerswerk | aantal | 41     |
    | 2025-Q2 | landelijk | wabz    | proefplaatsing    | aantal | 2      |
  fails
    | periode | regio     | traject | maat              | soort  | waarde |
    | 2025-Q2 | landelijk | wabz    | lopend            | aantal | 162    |
    | 2025-Q2 | landelijk | wabz    | dagbesteding      | aantal | 111    |
    | 2025-Q2 | landelijk | wabz    | vrijwilligerswerk | aantal | 141    |
    | 2025-Q2 | landelijk | wabz    | proefplaatsing    | aantal | 2      |
}

"""#),
        File(
            "regels/publicatie-verschillen.klopt",
#"""
-- Regels over gedrukte verschillen en groei: wat er veranderde ten opzichte van een eerdere periode.
-- Periode: elk kwartaal en jaar waarover een rapport cijfers geeft. Bron: de rapporten zelf; Bijlage 3, punt 8.

rule verschil-is-nieuw-min-oud "Een verschil is nieuw min oud" en "A change is new minus old" {
  for each publicatie where soort = verschil
  severity error
  measures waarde
  let      nieuw = figure(soort aantal)
  let      oud = figure(soort aantal, periode tov)
  holds    waarde = nieuw - oud
  say      "Gedrukt is {waarde}; {nieuw} − {oud} = {nieuw - oud}."
        en "Printed is {waarde}; {nieuw} − {oud} = {nieuw - oud}."
  ask      "Welk van de drie cijfers klopt niet: {waarde}, {nieuw} of {oud}?"
        en "Which of the three is not right: {waarde}, {nieuw} or {oud}?"
  hint     when swapped_digits(abs(waarde), abs(nieuw - oud)): "De cijfers zijn verwisseld: {waarde} voor {nieuw - oud}."
        en "The digits are swapped: {waarde} for {nieuw - oud}."
  hint     when waarde = oud - nieuw: "Het teken is omgedraaid: dit is oud min nieuw."
        en "The sign is reversed: this is old minus new."
  why      "Het verschil moet met beide gedrukte cijfers na te rekenen zijn."
        en "The change must follow from both printed figures."
  fix      "Verbeter het verschil, of een van beide cijfers."
        en "Correct the change, or one of the two figures."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | periode | regio     | traject | maat   | soort    | waarde | tov  |
    | 2023    | landelijk | totaal  | lopend | aantal   | 7919   |      |
    | 2024    | landelijk | totaal  | lopend | aantal   | 8966   |      |
    | 2024    | landelijk | totaal  | lopend | verschil | 1047   | 2023 |
  fails
    | periode | regio     | traject | maat   | soort    | waarde | tov  |
    | 2023    | landelijk | totaal  | lopend | aantal   | 7919   |      |
    | 2024    | landelijk | totaal  | lopend | aantal   | 8966   |      |
    | 2024    | landelijk | totaal  | lopend | verschil | 1074   | 2023 |
  undecided
    | periode | regio     | traject | maat   | soort    | waarde | tov  |
    | 2024    | landelijk | totaal  | lopend | aantal   | 8966   |      |
    | 2024    | landelijk | totaal  | lopend | verschil | 1047   | 2023 |
}

rule groei-over-oude-waarde "Een groeipercentage is gedeeld door de oude waarde" en "A growth percentage is divided by the old value" {
  for each publicatie where soort = verschil_procent
  severity error
  measures waarde
  let      nieuw = figure(soort aantal)
  let      gedrukt_verschil = figure(soort verschil)
  let      oud = if gedrukt_verschil is missing or nieuw is missing then figure(soort aantal, periode tov) else nieuw - gedrukt_verschil
  let      toename = if gedrukt_verschil is missing then nieuw - oud else gedrukt_verschil
  let      past_bij_nieuw = waarde = 100 * toename / (oud + toename) rounded to 1 decimal
  when     oud != 0
  holds    waarde = 100 * toename / oud rounded to 1 decimal
  say      "Gedrukt is {waarde}%; {toename} op {oud} is {100 * toename / oud rounded to 1 decimal}%."
        en "Printed is {waarde}%; {toename} on {oud} is {100 * toename / oud rounded to 1 decimal}%."
  ask      "Kunt u de groei opnieuw berekenen, gedeeld door de oude waarde {oud}?"
        en "Can you compute the growth again, divided by the old value {oud}?"
  hint     when past_bij_nieuw: "Dit past als door de nieuwe waarde ({oud + toename}) is gedeeld."
        en "This fits when divided by the new value ({oud + toename})."
  hint     when waarde = -100 * toename / oud rounded to 1 decimal and waarde != 0: "Het teken is omgedraaid."
        en "The sign is reversed."
  why      "Groei is de toename ten opzichte van waar het begon. Gedeeld door de nieuwe waarde lijkt groei kleiner en krimp groter."
        en "Growth is the increase relative to the start. Divided by the new value, growth looks smaller and decline larger."
  fix      "Deel het verschil door de oude waarde en rond af op één decimaal."
        en "Divide the change by the old value and round to one decimal."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | periode | regio     | traject | maat   | soort            | waarde | tov     |
    | 2025-Q2 | landelijk | totaal  | lopend | aantal           | 4864   |         |
    | 2025-Q2 | landelijk | totaal  | lopend | verschil         | 20     | 2025-Q1 |
    | 2025-Q2 | landelijk | totaal  | lopend | verschil_procent | 0,4    | 2025-Q1 |
  fails
    | periode | regio     | traject | maat   | categorie | soort            | waarde | tov  |
    | 2024    | landelijk | totaal  | lopend | gemeente  | aantal           | 3386   |      |
    | 2024    | landelijk | totaal  | lopend | gemeente  | verschil         | 1481   | 2023 |
    | 2024    | landelijk | totaal  | lopend | gemeente  | verschil_procent | 43,7   | 2023 |
  undecided
    | periode | regio     | traject | maat   | soort            | waarde | tov  |
    | 2024    | landelijk | wabz    | lopend | verschil         | 99     | 2023 |
    | 2024    | landelijk | wabz    | lopend | verschil_procent | 77,3   | 2023 |
  not applicable
    | periode | regio     | traject | maat   | soort            | waarde | tov  |
    | 2024    | landelijk | wabz    | lopend | aantal           | 99     |      |
    | 2024    | landelijk | wabz    | lopend | verschil         | 99     | 2023 |
    | 2024    | landelijk | wabz    | lopend | verschil_procent | 100,0  | 2023 |
}

-- Staat het aantal er niet bij, dan volgt uit verschil en groei toch ongeveer hoe groot het was.

rule groei-deel-past-in-geheel "De groei van een deel past bij een deel dat kleiner is dan het geheel" en "The growth of a part fits a part smaller than its whole" {
  for each publicatie where soort = verschil_procent and categorie is not missing
  severity error
  measures waarde
  let      marge = if waarde rounded to 0 decimals = waarde then 0.5 else 0.05
  let      toename = figure(soort verschil)
  let      minstens = abs(toename) * 100 / (abs(waarde) + marge)
  let      geheel = figure(soort aantal, traject totaal, periode tov)
  let      groei_totaal = figure(categorie empty)
  -- Onder een half procent zegt de groei van het geheel niets over hoe groot het was.
  let      eigen_geheel = if groei_totaal is missing then empty else if abs(groei_totaal) > 0.5 then abs(figure(soort verschil, categorie empty)) * 100 / (abs(groei_totaal) - 0.05) else empty
  when     figure(soort aantal) is missing and toename is not missing
  when     geheel is not missing or eigen_geheel is not missing
  holds    minstens <= (if geheel is missing then eigen_geheel else if eigen_geheel is missing then geheel else lowest(geheel, eigen_geheel))
  say      "{toename} is alleen {waarde}% als er in {tov} ten minste {minstens rounded to 0 decimals} waren, en dat is meer dan het geheel."
        en "{toename} is {waarde}% only when there were at least {minstens rounded to 0 decimals} in {tov}, which is more than the whole."
  ask      "Hoeveel waren het er in {tov}, en door welk aantal is gedeeld?"
        en "How many were there in {tov}, and by which number was the change divided?"
  hint     "Dit past wel als door de nieuwe waarde is gedeeld."
        en "This does fit when divided by the new value."
  why      "Uit het verschil en het percentage volgt de oude waarde. Die kan niet groter zijn dan het geheel waar zij deel van is."
        en "The old value follows from the change and the percentage. It cannot exceed the whole of which it is a part."
  fix      "Deel het verschil door de oude waarde, en druk ook het aantal."
        en "Divide the change by the old value, and print the count too."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | periode | regio     | traject | maat   | categorie | soort            | waarde | tov  |
    | 2023    | landelijk | totaal  | lopend | gemeente  | aantal           | 1905   |      |
    | 2024    | landelijk | ips     | lopend | gemeente  | verschil         | 1266   | 2023 |
    | 2024    | landelijk | ips     | lopend | gemeente  | verschil_procent | 78,1   | 2023 |
  fails
    | periode | regio     | traject | maat   | categorie | soort            | waarde | tov  |
    | 2023    | landelijk | totaal  | lopend | gemeente  | aantal           | 1905   |      |
    | 2024    | landelijk | ips     | lopend | gemeente  | verschil         | 1266   | 2023 |
    | 2024    | landelijk | ips     | lopend | gemeente  | verschil_procent | 43,9   | 2023 |
}

rule groei-delen-passen-in-geheel "De groei van de financiers past bij delen die samen het geheel zijn" en "The growth by funder fits parts that together are the whole" {
  for each publicatie where soort = verschil_procent and categorie is missing and maat = lopend and traject != totaal
  severity error
  measures waarde
  let      marge = if waarde rounded to 0 decimals = waarde then 0.5 else 0.05
  let      uwv_oud = if figure(soort verschil, categorie uwv) is missing or figure(categorie uwv) is missing then 0 else abs(figure(soort verschil, categorie uwv)) * 100 / (abs(figure(categorie uwv)) + 0.05)
  let      gemeente_oud = if figure(soort verschil, categorie gemeente) is missing or figure(categorie gemeente) is missing then 0 else abs(figure(soort verschil, categorie gemeente)) * 100 / (abs(figure(categorie gemeente)) + 0.05)
  let      overig_oud = if figure(soort verschil, categorie overig) is missing or figure(categorie overig) is missing then 0 else abs(figure(soort verschil, categorie overig)) * 100 / (abs(figure(categorie overig)) + 0.05)
  let      minstens = uwv_oud + gemeente_oud + overig_oud
  when     figure(soort aantal) is missing and figure(soort verschil) is not missing and abs(waarde) > marge
  when     minstens > 0
  holds    minstens <= abs(figure(soort verschil)) * 100 / (abs(waarde) - marge)
  say      "De groei per financier past bij samen ten minste {minstens rounded to 0 decimals} in {tov}, maar de groei van het geheel bij hoogstens {abs(figure(soort verschil)) * 100 / (abs(waarde) - marge) rounded to 0 decimals}."
        en "The growth by funder fits at least {minstens rounded to 0 decimals} together in {tov}, but the growth of the whole fits at most {abs(figure(soort verschil)) * 100 / (abs(waarde) - marge) rounded to 0 decimals}."
  ask      "Door welke aantallen zijn de verschillen per financier gedeeld?"
        en "By which numbers were the changes by funder divided?"
  hint     "Dit past wel als bij de financiers door de nieuwe waarde is gedeeld."
        en "This does fit when the changes by funder were divided by the new value."
  why      "Uit elk verschil en percentage volgt de oude waarde. Samen kunnen de delen niet groter zijn dan het geheel."
        en "Each change and percentage gives the old value. Together the parts cannot exceed the whole."
  fix      "Deel elk verschil door de oude waarde, en druk ook de aantallen."
        en "Divide each change by the old value, and print the counts too."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 8"
  passes
    | periode | regio     | traject | maat   | categorie | soort            | waarde | tov  |
    | 2024    | landelijk | wabz    | lopend |           | verschil         | 99     | 2023 |
    | 2024    | landelijk | wabz    | lopend |           | verschil_procent | 77,3   | 2023 |
    | 2024    | landelijk | wabz    | lopend | uwv       | verschil         | 42     | 2023 |
    | 2024    | landelijk | wabz    | lopend | uwv       | verschil_procent | 107,7  | 2023 |
  fails
    | periode | regio     | traject | maat   | categorie | soort            | waarde | tov  |
    | 2024    | landelijk | wabz    | lopend |           | verschil         | 99     | 2023 |
    | 2024    | landelijk | wabz    | lopend |           | verschil_procent | 77,3   | 2023 |
    | 2024    | landelijk | wabz    | lopend | uwv       | verschil         | 42     | 2023 |
    | 2024    | landelijk | wabz    | lopend | uwv       | verschil_procent | 51,9   | 2023 |
    | 2024    | landelijk | wabz    | lopend | gemeente  | verschil         | 55     | 2023 |
    | 2024    | landelijk | wabz    | lopend | gemeente  | verschil_procent | 38,2   | 2023 |
}

"""#),
        File(
            "regels/tussen-kwartalen.klopt",
#"""
-- Regels tussen twee kwartalen van dezelfde organisatie, dezelfde regio en hetzelfde soort traject.
-- Na een fusie of naamswijziging geldt de opvolger op de deelnemerslijst als dezelfde organisatie.
-- Periode: vanaf het tweede kwartaal van een dataset; in het eerste is de instroom onbekend, niet nul.
-- Bron: Jaarrapport 2023-2024, Bijlage 3.

-- De instroom: gestarte trajecten, zoals Bijlage 3 ze uitrekent. Negatief betekent dat er trajecten zoek zijn.
define instroom for each ips, wabz, jobcoaching, werkfit, naarwerk, overig, ips_fase1 = lopend - (previous(lopend) - beeindigd)

rule instroom-niet-negatief "Er verdwijnen geen trajecten tussen twee kwartalen" en "No trajectories vanish between two quarters" {
  for each ips, wabz, jobcoaching, werkfit, naarwerk, overig, ips_fase1
  severity error
  holds    instroom >= 0
  ask      "Vorig kwartaal liepen er {previous(lopend)} trajecten, u beëindigde er {beeindigd} en er lopen er nu {lopend}. Er ontbreken er {-instroom}: zijn die beëindigd zonder dat ze zijn opgegeven?"
        en "Last quarter {previous(lopend)} trajectories were running, you ended {beeindigd} and now {lopend} are running. {-instroom} are missing: did they end without being reported?"
  why      "De instroom wordt niet geregistreerd maar berekend: A − (B − C), met A lopend nu, B lopend in het vorige kwartaal en C beëindigd. Minder dan nul kan niet."
        en "Starts are not registered but derived: A − (B − C), with A running now, B running in the previous quarter and C ended. Less than zero is impossible."
  fix      "Vul de beëindigde trajecten aan, of verbeter het aantal lopende trajecten van dit of het vorige kwartaal."
        en "Complete the ended trajectories, or correct the running trajectories of this or the previous quarter."
  source   "Jaarrapport 2023-2024, Bijlage 3, punt 1"
  passes   lopend 10, beeindigd 2, previous lopend 9
  passes   lopend 7, beeindigd 2, previous lopend 9
  fails    lopend 3, beeindigd 0, previous lopend 9
  undecided lopend 10, beeindigd missing, previous lopend 30
}

"""#),
        File(
            "regios.csv",
#"""
code,naam,aliassen,aanbieders_2024,rij,kolom
achterhoek,Achterhoek,,4,4,7
amersfoort,Amersfoort,,3,5,5
drechtsteden,Drechtsteden,,1,6,3
drenthe,Drenthe,,1,2,7
flevoland,Flevoland,,3,3,5
food-valley,Food Valley,Foodvalley,6,5,6
friesland,Friesland,Fryslân,3,2,6
gooi-en-vechtstreek,Gooi & Vechtstreek,Gooi en Vechtstreek,3,4,5
gorinchem,Gorinchem,,3,6,4
groningen,Groningen,,4,1,7
groot-amsterdam,Groot-Amsterdam,,6,4,4
haaglanden,Haaglanden,,3,5,1
helmond-de-peel,Helmond-De Peel,,1,8,5
holland-rijnland,Holland-Rijnland,Holland Rijnland,1,4,3
midden-brabant,Midden-Brabant,,3,7,4
midden-gelderland,Midden-Gelderland,,6,5,7
midden-holland,Midden-Holland,,3,5,3
midden-limburg,Midden-Limburg,,2,8,6
midden-utrecht,Midden-Utrecht,,4,5,4
noord-holland-noord,Noord-Holland Noord,,2,2,4
noord-limburg,Noord-Limburg,Noord Limburg,2,7,6
noordoost-brabant,Noordoost-Brabant,Noordoost Brabant,4,7,5
rijk-van-nijmegen,Rijk van Nijmegen,,6,6,6
rijnmond,Rijnmond,,3,6,2
rivierenland,Rivierenland,,5,6,5
stedendriehoek-en-noordwest-veluwe,Stedendriehoek & Noordwest-Veluwe,Stedendriehoek & Noordwest Veluwe|Stedendriehoek en Noordwest-Veluwe,6,4,6
twente,Twente,,2,3,7
west-brabant,West-Brabant,West Brabant,3,7,3
zaanstreek-waterland,Zaanstreek-Waterland,Zaanstreek Waterland,3,3,4
zeeland,Zeeland,,1,7,2
zuid-holland-centraal,Zuid-Holland Centraal,Zuid Holland Centraal,3,5,2
zuid-kennemerland-en-ijmond,Zuid-Kennemerland & IJmond,Zuid-Kennemerland en IJmond,2,3,3
zuid-limburg,Zuid-Limburg,Zuid Limburg,4,9,6
zuidoost-brabant,Zuidoost-Brabant,,2,8,4
zwolle,Zwolle,,4,3,6

"""#),
        File(
            "toelichtingen.klopt",
#"""
-- Dataset toelichtingen: waarom cijfers die opvallen toch goed zijn, zoals organisaties het uitlegden.
-- Periode: alle kwartalen; een toelichting zonder kwartaal of regio geldt voor elk kwartaal of elke regio.
-- Bron: afspraak van de werkmonitor; de lijst wordt bijgehouden door wie de aanleveringen nakijkt.

dataset toelichtingen "Toelichtingen" en "Explanations" explanations {
  also            "Toelichting", "Explanation"
  key             organisatie: text "Organisatie" en "Organisation",
                  regel: text "Regel" en "Rule" also "Punt", "Regel of punt", "Nummer van het punt", "Issue",
                  regio: regio "Regio" en "Region" optional also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter" optional
  owner           organisatie
  source          "Toelichtingen op de aanleveringen van de werkmonitor"
  missing         "-", "?"

  text reden "Reden" en "Reason" also "Uitleg"
    about "Waarom de cijfers goed zijn, zoals de organisatie het uitlegde."
          en "Why the figures are right, as the organisation explained it."

  text door "Door" en "By" also "Toegelicht door", "Auteur", "Author"
    about "Wie de uitleg gaf of aannam."
          en "Who gave or accepted the explanation."

  date op "Op" en "On" optional also "Toegelicht op", "Datum"
    about "De dag waarop de uitleg is gegeven."
          en "The day on which the explanation was given."

  date tot "Tot en met" en "Until" also "Tot", "Geldig tot", "Geldig tot en met"
    about "De laatste dag waarop de uitleg geldt; daarna vraagt klopt ernaar."
          en "The last day on which the explanation holds; after it klopt asks again."

  text cijfers "Cijfers" en "Figures" optional also "Gevonden", "Found"
    about "De cijfers waarvoor de uitleg geldt, zoals de kolom 'gevonden' van klopt ze noemt; veranderen ze, dan vervalt de uitleg."
          en "The figures for which the explanation holds, as klopt's column 'found' has them; when they change, it lapses."

  explains        regel
  reason          reden
  author          door
  given           op
  expires         tot
  found           cijfers
}

"""#),
        File(
            "wabz.klopt",
#"""
-- Dataset wabz: Werk als Beste Zorg (enkele organisaties), één rij per organisatie, regio en kwartaal.
-- Periode: vanaf 2023-Q3.
-- Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

dataset wabz "Werk als Beste Zorg" en "Work as Best Care" valid from 2023-Q3 {
  also            "WABZ", "WaBZ"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  -- Trajecten

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by financiering
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  -- Betaald werk

  count ooit "Ooit betaald gewerkt" en "Ever in paid work"
    by financiering
    part of lopend
    about "Cliënten die op enig moment tijdens hun traject regulier betaald werk hadden."
          en "Clients with a regular paid job at any time during their trajectory."

  count betaald "Met betaald werk" en "In paid work"
    by financiering
    part of ooit
    about "Cliënten met regulier betaald werk in het kwartaal."
          en "Clients with a regular paid job during the quarter."

  count duurzaam "Met duurzaam betaald werk" en "In durable paid work"
    by financiering
    part of betaald
    about "Cliënten met betaald werk van ten minste 12 uur per week, een contract van ten minste 3 maanden en ten minste 35% loonwaarde."
          en "Clients with a paid job of at least 12 hours a week, a contract of at least 3 months and at least 35% loonwaarde."

  count werk_gestart "Gestart met betaald werk" en "Started paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk begonnen."
          en "Clients who started a regular paid job in the quarter."

  count werk_gestopt "Gestopt met betaald werk" en "Stopped paid work"
    about "Cliënten die in het kwartaal met regulier betaald werk stopten."
          en "Clients who stopped a regular paid job in the quarter."

  -- Onbetaald werk

  count dagbesteding "Arbeidsmatige dagbesteding" en "Work-like day activities"
    part of lopend
    about "Cliënten in arbeidsmatige dagbesteding; de soorten onbetaald werk mogen overlappen."
          en "Clients in work-like day activities; the kinds of unpaid work may overlap."

  count vrijwilligerswerk "Vrijwilligerswerk of werkervaringsplaats" en "Volunteer work or work experience"
    part of lopend
    about "Cliënten met vrijwilligerswerk of een werkervaringsplaats; mag overlappen."
          en "Clients in volunteer work or a work-experience placement; may overlap."

  count proefplaatsing "Proefplaatsing" en "Trial placement"
    part of lopend
    about "Cliënten op een proefplaatsing; mag overlappen."
          en "Clients in a trial placement; may overlap."

  -- Beëindiging

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by uitstroomreden
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

"""#),
        File(
            "werkfit-naarwerk.klopt",
#"""
-- Datasets werkfit en naarwerk: trajecten die UWV inkoopt, één rij per organisatie, regio en kwartaal.
-- Periode: vanaf 2023-Q3. De rapporten spreken elkaar tegen over het eerste kwartaal; noem 2023 voor deze twee
--          daarom niet onvolledig.
-- Bron: Jaarrapport 2023-2024, Tabel B3.1 en Bijlage 3.

dataset werkfit "Werkfit maken" en "Werkfit (getting fit for work)" valid from 2023-Q3 {
  also            "Werkfit", "Werkfit-trajecten"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by financiering
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by uitstroomresultaat
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

dataset naarwerk "Naar Werk" en "Naar Werk (into work)" valid from 2023-Q3 {
  also            "Naarwerk", "Naar Werk-trajecten"
  key             organisatie: text "Organisatie" en "Organisation",
                  regio: regio "Regio" en "Region" also "Arbeidsmarktregio",
                  kwartaal: quarter "Kwartaal" en "Quarter"
  owner           organisatie
  source          "Jaarrapport 2023-2024, Tabel B3.1"
  missing         "-", "onbekend", "?"
  not applicable  "n.v.t.", "nvt", "n.v.t"
  totals          "Totaal", "Totalen", "Subtotaal", "Eindtotaal", "Landelijk totaal", "Som", "Total"

  count lopend "Lopende trajecten" en "Running trajectories" short "Lopend" en "Running"
    by financiering
    about "Cliënten met een traject dat in het kwartaal loopt."
          en "Clients with a running trajectory in the quarter."

  count beeindigd "Beëindigde trajecten" en "Ended trajectories" short "Beëindigd" en "Ended"
    by uitstroomresultaat
    about "Trajecten die in het kwartaal zijn beëindigd."
          en "Trajectories ended in the quarter."
}

"""#),
    ]
}
