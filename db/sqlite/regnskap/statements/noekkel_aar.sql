select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1,
    n.fridim2, n.motpartsenhet
from noekkel n
where n.aar = @aar;
