/** A French town: where it is, and its postal and administrative names. */
export interface Town {
  readonly name: string;
  readonly postCode: string;
  readonly region: string;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Towns all over metropolitan France, with accents, hyphens, an apostrophe and a leading zero in a post code. */
export const TOWNS: readonly Town[] = [
  town("Paris", "75012", "Île-de-France", 48.8412, 2.3876),
  town("L’Haÿ-les-Roses", "94240", "Île-de-France", 48.7796, 2.3369),
  town("Saint-Denis", "93200", "Île-de-France", 48.9362, 2.3574),
  town("Évry-Courcouronnes", "91000", "Île-de-France", 48.6239, 2.4294),
  town("Lyon", "69007", "Auvergne-Rhône-Alpes", 45.7411, 4.8412),
  town("Saint-Étienne", "42000", "Auvergne-Rhône-Alpes", 45.4397, 4.3872),
  town("Grenoble", "38000", "Auvergne-Rhône-Alpes", 45.1885, 5.7245),
  town("Clermont-Ferrand", "63000", "Auvergne-Rhône-Alpes", 45.7772, 3.087),
  town("Bourg-en-Bresse", "01000", "Auvergne-Rhône-Alpes", 46.2052, 5.2255),
  town("Marseille", "13015", "Provence-Alpes-Côte d’Azur", 43.3563, 5.3604),
  town("Nice", "06200", "Provence-Alpes-Côte d’Azur", 43.6889, 7.2111),
  town("Toulon", "83000", "Provence-Alpes-Côte d’Azur", 43.1242, 5.928),
  town("Toulouse", "31200", "Occitanie", 43.6349, 1.4433),
  town("Montpellier", "34000", "Occitanie", 43.6108, 3.8767),
  town("Nîmes", "30900", "Occitanie", 43.8367, 4.3601),
  town("Béziers", "34500", "Occitanie", 43.3442, 3.2158),
  town("Bordeaux", "33300", "Nouvelle-Aquitaine", 44.8734, -0.5619),
  town("Limoges", "87000", "Nouvelle-Aquitaine", 45.8336, 1.2611),
  town("La Rochelle", "17000", "Nouvelle-Aquitaine", 46.1603, -1.1511),
  town("Pau", "64000", "Nouvelle-Aquitaine", 43.2951, -0.3708),
  town("Nantes", "44300", "Pays de la Loire", 47.2527, -1.5305),
  town("Le Mans", "72000", "Pays de la Loire", 48.0061, 0.1996),
  town("Rennes", "35000", "Bretagne", 48.1173, -1.6778),
  town("Brest", "29200", "Bretagne", 48.3904, -4.4861),
  town("Caen", "14000", "Normandie", 49.1829, -0.3707),
  town("Rouen", "76000", "Normandie", 49.4432, 1.0993),
  town("Lille", "59800", "Hauts-de-France", 50.6365, 3.0635),
  town("Amiens", "80000", "Hauts-de-France", 49.8941, 2.2958),
  town("Châlons-en-Champagne", "51000", "Grand Est", 48.9566, 4.3631),
  town("Strasbourg", "67100", "Grand Est", 48.5534, 7.7629),
  town("Metz", "57000", "Grand Est", 49.1193, 6.1757),
  town("Besançon", "25000", "Bourgogne-Franche-Comté", 47.2378, 6.0241),
  town("Orléans", "45000", "Centre-Val de Loire", 47.9029, 1.9039),
];

function town(name: string, postCode: string, region: string, latitude: number, longitude: number): Town {
  return { name, postCode, region, latitude, longitude };
}
