select n.id, n.aar, s.slag, s.periode, s.gjelder, s.beloep, s.antall, s.foerste, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar,
    n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from noekkel n
inner join saldo s on s.noekkel_id = n.id
where n.aar = @aar;
