"""Small files in the publishers' own formats, and the catalogue without its full-size bounds."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from data.reference.build import build
from data.reference.catalogue import CATALOGUE, Entry

COMMUNES = """\
insee_com,commune_type,insee_parente,commune_article,codes_postaux,insee_dep,insee_reg,lat,lng,\
superficie_km2,population_2021,UU2020,AAV2020,ZE2020,classe_rural_proxy
72181,COM,,Le Mans,72000|72100,72,52,47.9819,0.1957,52.81,145004,72701,034,5212,urbain_grand(>200k)
72003,COM,,Allonnes,72700,72,52,47.96,0.16,17.9,11000,72701,034,5212,
55050,COM,,Bezonvaux,55100,55,44,49.23,5.48,9.2,0,55000,193,4414,rural_couronne_aav
97611,COM,,Mamoudzou,97600,976,06,-12.78,45.22,,0,9F601,9F1,0601,urbain_moyen(20-200k)
75056,COM,75056,Paris,75012|75011,75,11,48.8566,2.3522,105.4,2133111,00851,001,1109,
75112,ARM,75056,Paris 12e Arrondissement,75012,75,11,48.84,2.39,16.3,140000,00851,001,1109,
"""
ROME = """\
"code_rome","code_fiche_metier","libelle_rome","code_rome_parent"
"D1102","1","Boulanger / Boulangère","D1102"
"D1104","2","Pâtissier / Pâtissière","D1104"
"D1105","3","Chocolatier / Chocolatière","D1104"
"""
TITLES = """\
"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome",\
"code_rome_parent","peu_usite"
"11573","Boulanger / Boulangère","Boulanger / Boulangère","D1102","D1102","N"
"12007","Chocolatier / Chocolatière","Chocolatier / Chocolatière","D1105","D1104","O"
"""
DOMAINS = """\
"code_rome","code_grand_domaine","libelle_grand_domaine",\
"code_domaine_professionel","libelle_domaine_professionel"
"D1102","D","Commerce","D11","Alimentation"
"D1104","D","Commerce","D11","Alimentation"
"D1105","D","Commerce","D11","Alimentation"
"""
MOBILITY = """\
"code_rome","code_rome_cible","code_appellation_source","code_type_mobilite","libelle_type_mobilite"
"D1102","D1104","","1","Proche"
"D1102","D1104","11573","1","Proche"
"D1104","D1102","","2","Evolution"
"""
HIRES = """\
rome_id,rome_label,naf_id,naf_label,hirings
D1102,Boulangerie - viennoiserie,1071C,Boulangerie,900
D1102,Boulangerie - viennoiserie,4711B,"Commerce, général",35
"""
CERTIF = """\
Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;\
Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_RNCP;\
Code_RS;Code_Scolarité;Annee_Derniere_Session
106291;CAP pâtissier;Certificat d'aptitude professionnelle;3;D1104;D1100;;;;38765;;50022141;
106291;CAP pâtissier;Certificat d'aptitude professionnelle;3;D1104;D1100;;;;38765;5638;50022141;
200;Titre de chocolatier;Autre certification de niveau 4;;D1104;D1102;;;;955;;;2027
300;Habilitation sans métier;Habilitation;;;;;;;;;;
"""
KIT = [
    ["Code Diplôme", "Intitulé diplôme (DEPP)", "FicheRNCP", "Niveau fiche RNCP",
     "Accès à l'apprentissage de la fiche RNCP (oui/non)", "Fiche ACTIVE/INACTIVE",
     "Intitulé certification (RNCP)", "Nouvelle Certification rempla (RNCP)"],
    ["50022141", "PATISSIER (CAP)", "RNCP38765", "Niveau 3", "Oui", "ACTIVE", "CAP Pâtissier",
     None],
    ["50022137", "PATISSIER (CAP)", "RNCP5226", "Niveau 3", "Oui", "INACTIVE", "CAP Pâtissier",
     "RNCP38765"],
    ["46X33501", "INCONNU", "NR", "NR", "NR", "NR", "NR", None],
]  # fmt: skip
CFAS = """\
uai;siret;raison_sociale;enseigne;nature;departement;commune;adresse;prepa_apprentissage
0720003M;73282932000074;CFA VILLE;;responsable_formateur;72;Le Mans;1 RUE ESSAI 72000 LE MANS;X
0720004N;35600000049837;ECOLE;LE FOURNIL;inconnue;72;Allonnes;2 RUE DES ESSAIS 72700 ALLONNES;
0750001U;35600000000048;NULLE PART;;formateur;978;;;
"""
SITES = """\
siret,uai,adresse,code_insee,lon,lat
73282932000074,,9 rue lointaine 72000 Le Mans,72181,0.300001,47.9
73282932000074,,1 rue des Essais 72000 Le Mans,72181,0.2000001,48.0
35600000049837,0720004N,1 rue des Essais 72000 Le Mans,72181,0.2,48.0
"""
OUTCOMES = """\
Année;UAI;Libellé;Taux emploi 6 mois;Taux emploi 6 mois attendu;VA emploi 6 mois;\
Taux emploi 12 mois;Part contrats apprentissage interrompus
cumul 2023-2024;0720003M;CFA;81.0;73.0;8.0;73.0;
cumul 2018-2019;0720003M;CFA;;;;;29,5
"""
RUPTURES = """\
dimension,category,contracts_started,rate_pct,horizon,publication,read_through
all,all,2022,21,9 months,Dares,x
diploma,CAP,2022,29.3,9 months,Dares,x
"""
MISSIONS = """\
id,nom_officiel,nom_usuel,code_region,code_departement,insee_guess
72181S00,72-ML LE MANS,Mission Locale,52,72,72181
99994S00,ML temporaire pour Fusion,,11,93,99994
97801S00,978-ML ST MARTIN,Mission locale de Saint-Martin,10,978,97801
"""
BOM = "\ufeff"
FILES = {
    "communes.csv": COMMUNES,
    "unix_referentiel_code_rome_v999_utf8.csv": ROME,
    "unix_referentiel_appellation_v999_utf8.csv": TITLES,
    "cr_gd_dp_v4_utf8.csv": DOMAINS,
    "unix_rubrique_mobilite_v347_utf8.csv": MOBILITY,
    "rome_naf_hirings_2021.csv": HIRES,
    "certif_info.csv": CERTIF,
    "organismes-prepa-apprentissage.csv": BOM + CFAS,
    "cfa_training_sites_with_coords_sample.csv": SITES,
    "inserjeunes_cfa.csv": BOM + OUTCOMES.replace("\n", "\r\n"),
    "dares_rupture_9mois_cited.csv": RUPTURES,
    "missions_locales.csv": MISSIONS,
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder of valid small files, one per publisher's file."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content.encode())
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Kit Apprentissage")
    for row in [["Kit"], *KIT]:
        sheet.append(row)
    book.save(folder / "Kit_apprentissage_20250131.xlsx")
    return folder


@pytest.fixture(scope="session")
def small_catalogue() -> tuple[Entry, ...]:
    """The catalogue with bounds that a small table meets."""
    return tuple(replace(each, table=replace(each.table, rows=(1, 10))) for each in CATALOGUE)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "tables"


@pytest.fixture
def built(sources: Path, target: Path, small_catalogue: tuple[Entry, ...]) -> Path:
    build(sources, target, catalogue=small_catalogue)
    return target
