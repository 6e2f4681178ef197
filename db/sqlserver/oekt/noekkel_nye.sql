insert into ledger.noekkel (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke)
output inserted.id, inserted.kontoklasse, inserted.art, inserted.funksjon, inserted.kapittel, inserted.sektor, inserted.ansvar, inserted.prosjekt, inserted.fond, inserted.merke
select @kommunenummer, @aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke
from #noekkel_ny n
order by n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke;

truncate table #noekkel_ny;
